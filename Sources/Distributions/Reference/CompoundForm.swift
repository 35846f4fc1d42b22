// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// One form of the loss of an event, for ``CompoundLaw``.
public struct CompoundForm: Hashable, Sendable {
  /// The law of its size.
  public var severity: Distribution
  /// The share of events in which it occurs.
  public var share: Double

  /// Makes a form.
  public init(_ severity: Distribution, share: Double = 1) {
    self.severity = severity
    self.share = share
  }
}
