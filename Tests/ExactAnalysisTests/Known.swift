// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import TestSupport

/// Trees and numbers that several suites use.
enum Known {
  /// R = (a|b) & ((d&c)|b) & c with the root `goal`.
  static func treeR() -> AttackForest {
    AttackForest([
      Tree.step("a", 0.3, cost: 10), Tree.step("b", 0.2, cost: 16),
      Tree.step("c", 0.5, cost: 10), Tree.step("d", 0.4, cost: 5),
      Tree.gate("ab", .any, ["a", "b"]), Tree.gate("dc", .all, ["d", "c"]),
      Tree.gate("dcb", .any, ["dc", "b"]), Tree.gate("goal", .all, ["ab", "dcb", "c"]),
    ])
  }

  /// A step in every row and every column of a square of steps: none is a module, and diagrams grow with 2^size.
  static func grid(_ size: Int) -> AttackForest {
    let steps = (0..<size).map { row in (0..<size).map { "s\(row)-\($0)" } }
    var nodes = steps.joined().map { Tree.step($0) }
    for index in 0..<size {
      nodes.append(Tree.gate("row\(index)", .any, steps[index]))
      nodes.append(Tree.gate("column\(index)", .any, steps.map { $0[index] }))
    }
    let lines = (0..<size).flatMap { ["row\($0)", "column\($0)"] }
    return AttackForest(nodes + [Tree.gate("goal", .all, lines)])
  }

  /// The number of ways to take `k` of `n`.
  static func choose(_ n: Int, _ k: Int) -> Double {
    (0..<k).reduce(1) { $0 * Double(n - $1) / Double($1 + 1) }
  }

  /// The point probabilities of steps.
  static func probabilities(_ names: [String], _ forest: AttackForest) -> [Double] {
    names.map { name in
      if case .step(let step)? = forest[name] { BruteForce.probability(of: step) } else { .nan }
    }
  }

  /// The point costs of steps; 0 where there is none.
  static func costs(_ names: [String], _ forest: AttackForest) -> [Double] {
    names.map { name in
      guard case .step(let step)? = forest[name], let cost = step.cost,
        case .distribution(.point(let value)) = cost.value
      else { return 0 }
      return value
    }
  }

  /// Whether two numbers agree to a relative tolerance; infinite ones if both are.
  static func isClose(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
    a == b || abs(a - b) <= tolerance * max(abs(a), abs(b))
  }
}
