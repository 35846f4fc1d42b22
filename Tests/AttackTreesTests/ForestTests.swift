// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import TestSupport
import Testing

@Suite("Forests")
struct ForestTests {
  @Test("Children come before parents, each once, shared ones too")
  func topologicalOrder() {
    let forest = AttackForest([
      Tree.gate("goal", .any, ["x", "y"]), Tree.gate("x", .all, ["a", "b"]),
      Tree.gate("y", .all, ["b", "c"]), Tree.step("a"), Tree.step("b"), Tree.step("c"),
    ])
    #expect(forest.topologicalOrder(from: ["goal"]) == ["a", "b", "x", "c", "y", "goal"])
    #expect(forest.steps(under: "y").map(\.name) == ["b", "c"])
  }

  @Test("A chain of 200,000 gates needs no deep stack, not even a cycle of it")
  func chain() {
    var nodes = [Tree.step("g0")]
    for level in 1...200_000 { nodes.append(Tree.gate("g\(level)", .any, ["g\(level - 1)"])) }
    let forest = AttackForest(nodes)
    #expect(forest.topologicalOrder(from: ["g200000"]).count == 200_001)
    var model = Model()
    model.forest = forest
    model.forest.insert(Tree.gate("g0", .any, ["g200000"]))
    model.trees = ["g200000"]
    let findings = ValidatedModel.validate(model).1
    #expect(findings.map(\.code) == ["cycle"])
    #expect(findings[0].message.count < 200)
  }
}
