// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A rule that a plan has to keep, on controls by name.
public enum PlanConstraint: Hashable, Sendable {
  /// The first control needs the second.
  case requires(String, String)
  /// The two controls do not go together.
  case excludes(String, String)
  /// At most so many of a group.
  case atMost(Int, of: [String])
  /// The control is in every plan.
  case mustInclude(String)

  /// The controls that the rule names.
  public var controls: [String] {
    switch self {
    case .requires(let first, let second), .excludes(let first, let second): [first, second]
    case .atMost(_, let names): names
    case .mustInclude(let name): [name]
    }
  }
}
