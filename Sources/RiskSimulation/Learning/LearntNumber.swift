// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// What was learnt about one uncertain number.
public struct LearntNumber: Hashable, Sendable {
  /// How the posterior was found.
  public enum Method: String, Hashable, Sendable, CaseIterable {
    /// In closed form.
    case conjugate
    /// By integrating over the prior's quantile scale.
    case quadrature
    /// The same, averaged over draws of the vulnerability.
    case averaged
  }

  /// The full name of the draw.
  public var name: String
  /// What was counted, as it was written.
  public var observations: [String]
  /// The law before.
  public var prior: LearntLaw
  /// The law after.
  public var posterior: LearntLaw
  /// How it was found.
  public var method: Method
}
