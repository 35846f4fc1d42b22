// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Why a tree cannot be analysed exactly.
public enum ExactAnalysisError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A goal or a child is not defined.
  case undefinedNode(String)
  /// A node is its own descendant.
  case cycle(String)
  /// A gate has no child, or an `unless` not exactly two.
  case malformedGate(String)
  /// The decision diagram outgrew its limit.
  case nodeLimit(Int)
  /// The deadline has passed.
  case timeLimit
  /// A front, or the combinations that have to be weighed for it, outgrew the limit.
  case frontLimit(Int)

  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .undefinedNode(let name): "the node '\(name)' is not defined"
    case .cycle(let name): "the node '\(name)' is its own descendant"
    case .malformedGate(let name): "the gate '\(name)' does not have the children that it needs"
    case .nodeLimit(let limit): "its decision diagram has more than \(limit) nodes"
    case .timeLimit: "it would take longer than the time allowed"
    case .frontLimit(let limit): "its front needs more than \(limit) points or combinations"
    }
  }
}
