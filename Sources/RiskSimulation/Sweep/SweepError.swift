// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Why a sweep cannot be made.
public enum SweepError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The scenario is not about the threat.
  case unknownThreat(String)
  /// Vulnerability is asked for, and several threats have one.
  case needsThreat
  /// There are no points, or more than are run.
  case points(Int, limit: Int)

  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .unknownThreat(let name): "the scenario is not about a threat '\(name)'"
    case .needsThreat: "each threat has a vulnerability of its own: name one with --threat"
    case .points(let count, let limit): "\(count) points: a sweep has 1 to \(limit); widen the step"
    }
  }
}
