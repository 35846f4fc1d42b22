// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The bottom-up fold that treats the children of every gate as independent.
///
/// It is right for trees in which no node is used twice, and wrong for all others: a shared step counts
/// anew in every branch. It is here to show where, and by how much, it goes wrong.
public struct NaiveFold: Sendable {
  private let function: StructureFunction

  /// Makes a fold over the goals of a structure function.
  public init(_ function: StructureFunction) {
    self.function = function
  }

  /// The goals' probabilities as if all branches were independent.
  ///
  /// O(nodes + edges), for thresholds times `k`.
  ///
  /// - Precondition: there is a probability for every input.
  public func probabilities(_ probabilities: [Double]) -> [Double] {
    precondition(probabilities.count == function.inputs.count, "a probability for every input")
    return fold { kind, children in
      switch kind {
      case .input(let input): probabilities[Int(input)]
      case .any: children.reduce(0) { $0 + (1 - $0) * $1 }
      case .all, .sequence: children.reduce(1, *)
      case .atLeast(let k): ProbabilityProgram.atLeast(k, children)
      case .unless: children[0] * (1 - children[1])
      case .not: 1 - children[0]
      case .odd: children.reduce(0) { $0 * (1 - $1) + (1 - $0) * $1 }
      case .constant(let value): value ? 1 : 0
      }
    }
  }

  /// The costs of the goals' cheapest attacks as if every branch were paid for by itself.
  ///
  /// Defences and what is left undone cost the attacker nothing. O(nodes + edges), for thresholds with a sort.
  ///
  /// - Precondition: there is a cost for every input.
  public func costs(_ costs: [Double]) -> [Double] {
    precondition(costs.count == function.inputs.count, "a cost for every input")
    return fold { kind, children in
      switch kind {
      case .input(let input):
        function.roles[Int(input)] == .defence ? 0 : costs[Int(input)]
      case .any: children.min() ?? .infinity
      case .all, .sequence: children.reduce(0, +)
      case .atLeast(let k): Self.sumOfLeast(k, children)
      case .unless: children[0]
      case .not: 0
      case .odd: children.min() ?? .infinity
      case .constant(let value): value ? 0 : .infinity
      }
    }
  }

  private func fold(_ value: (StructureFunction.Kind, [Double]) -> Double) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(function.nodes.count)
    for node in function.nodes {
      values.append(value(node.kind, node.children.map { values[Int($0)] }))
    }
    return function.goals.map { values[Int($0)] }
  }

  private static func sumOfLeast(_ k: Int, _ values: [Double]) -> Double {
    k > values.count ? .infinity : values.sorted().prefix(max(k, 0)).reduce(0, +)
  }
}
