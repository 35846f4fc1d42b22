// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import TestSupport

/// Trees whose goal is rare, and known.
enum RareTree {
  /// `(a0 | b0) & (a1 | b1) & ...`: `(1 - (1-p)^2)^m`, with 2^m minimal attacks.
  static func pairs(_ m: Int, _ p: Double) -> AttackForest {
    var nodes: [Node] = []
    for index in 0..<m {
      nodes += [Tree.step("a\(index)", p), Tree.step("b\(index)", p)]
      nodes.append(Tree.gate("p\(index)", .any, ["a\(index)", "b\(index)"]))
    }
    return AttackForest(nodes + [Tree.gate("goal", .all, (0..<m).map { "p\($0)" })])
  }

  /// At least k of n steps of one probability.
  static func threshold(_ k: Int, of n: Int, _ p: Double) -> AttackForest {
    let steps = (0..<n).map { "e\($0)" }
    return AttackForest(
      steps.map { Tree.step($0, p) } + [Tree.gate("goal", .atLeast(k), steps)])
  }

  /// A rare attack that a defence stops nine times of ten.
  static func defended() -> AttackForest {
    AttackForest([
      Tree.step("a", 1e-4), Tree.step("b", 1e-5), Tree.step("c", 3e-5), Tree.defence("d", 0.9),
      Tree.gate("ways", .any, ["b", "c"]), Tree.gate("both", .all, ["a", "ways"]),
      Tree.gate("goal", .unless, ["both", "d"]),
    ])
  }
}
