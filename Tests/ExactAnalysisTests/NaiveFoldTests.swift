// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import TestSupport
import Testing

/// Where folding branches as if they were independent goes wrong.
@Suite("Naive fold")
struct NaiveFoldTests {
  @Test("A diamond: 0.64 instead of 0.48")
  func diamond() throws {
    let forest = AttackForest([
      Tree.step("f", 0.5), Tree.step("a", 0.8), Tree.step("b", 0.8),
      Tree.gate("fa", .all, ["f", "a"]), Tree.gate("fb", .all, ["f", "b"]),
      Tree.gate("goal", .any, ["fa", "fb"]),
    ])
    let function = try StructureFunction(goals: ["goal"], in: forest)
    let values = Known.probabilities(function.inputs, forest)
    #expect(Known.isClose(NaiveFold(function).probabilities(values)[0], 0.64, 1e-15))
  }

  @Test("R: 0.0792 instead of 0.148, and 35 instead of 25")
  func treeR() throws {
    let forest = Known.treeR()
    let fold = NaiveFold(try StructureFunction(goals: ["goal"], in: forest))
    let names = try StructureFunction(goals: ["goal"], in: forest).inputs
    let probability = fold.probabilities(Known.probabilities(names, forest))[0]
    #expect(Known.isClose(probability, 0.0792, 1e-14))
    #expect(fold.costs(Known.costs(names, forest)) == [35])
  }

  @Test("A | (B&C) | (B&D), all 0.1: 0.11791 instead of 0.1171")
  func sharedFactor() throws {
    let forest = AttackForest(
      ["a", "b", "c", "d"].map { Tree.step($0, 0.1) } + [
        Tree.gate("bc", .all, ["b", "c"]), Tree.gate("bd", .all, ["b", "d"]),
        Tree.gate("goal", .any, ["a", "bc", "bd"]),
      ])
    let function = try StructureFunction(goals: ["goal"], in: forest)
    let values = Known.probabilities(function.inputs, forest)
    #expect(Known.isClose(NaiveFold(function).probabilities(values)[0], 0.11791, 1e-14))
  }

  @Test("Thresholds take the k cheapest children")
  func threshold() throws {
    let names = ["a", "b", "c"]
    let forest = AttackForest(
      names.map { Tree.step($0, 0.2) } + [Tree.gate("goal", .atLeast(2), names)])
    let fold = NaiveFold(try StructureFunction(goals: ["goal"], in: forest))
    #expect(fold.costs([5, 1, 2]) == [3])
    #expect(Known.isClose(fold.probabilities([0.1, 0.2, 0.3])[0], 0.098, 1e-14))
  }
}
