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
