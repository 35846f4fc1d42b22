// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import TestSupport
import Testing

@testable import Reporting

@Suite("Places of a tree's nodes")
struct TreeLayoutTests {
  private func layout(_ nodes: [Node]) -> (TreeLayout, [Node]) {
    let forest = AttackForest(nodes)
    let ordered = forest.topologicalOrder(from: [nodes[nodes.count - 1].name])
      .compactMap { forest[$0] }
    return (TreeLayout(ordered), ordered)
  }

  @Test("A parent stands in the middle of its children, left of them")
  func middle() {
    let (layout, nodes) = layout([
      Tree.step("a", 0.1), Tree.step("b", 0.1), Tree.step("c", 0.1),
      Tree.gate("goal", .any, ["a", "b", "c"]),
    ])
    #expect(nodes.map(\.name) == ["a", "b", "c", "goal"])
    #expect(layout.rows == [0, 1, 2, 1] && layout.columns == [1, 1, 1, 0])
    #expect(layout.rowCount == 3 && layout.columnCount == 2)
  }

  @Test("A shared node stands once, right of all its parents, with an edge from each")
  func shared() {
    let (layout, nodes) = layout([
      Tree.step("shared", 0.1), Tree.step("other", 0.1),
      Tree.gate("deep", .all, ["shared", "other"]),
      Tree.gate("goal", .any, ["shared", "deep"]),
    ])
    let place = nodes.firstIndex { $0.name == "shared" }
    let edges = layout.edges.filter { $0.child == place }
    #expect(edges.map(\.isShared).sorted { !$0 && $1 } == [false, true])
    #expect(place.map { layout.columns[$0] } == 2)
  }

  @Test("No two nodes of random trees share a place, and children stand right of parents")
  func distinct() {
    for seed in 0..<100 {
      let forest = RandomForest.make(seed: UInt64(seed), steps: 12, gates: 9, isCoherent: false)
      let nodes = forest.topologicalOrder(from: ["goal"]).compactMap { forest[$0] }
      let layout = TreeLayout(nodes)
      let places = nodes.indices.map { [Double(layout.columns[$0]), layout.rows[$0]] }
      #expect(Set(places).count == nodes.count)
      #expect(layout.edges.allSatisfy { layout.columns[$0.parent] < layout.columns[$0.child] })
      #expect(layout.edges.count == nodes.reduce(0) { $0 + $1.children.count })
    }
  }

  @Test("A chain of 20,000 gates is laid out without running out of stack")
  func deep() {
    var nodes = [Tree.step("n0", 0.5)]
    for index in 1...20_000 {
      nodes.append(Tree.gate("n\(index)", .any, ["n\(index - 1)"]))
    }
    #expect(TreeLayout(nodes).columnCount == 20_001)
  }

  @Test("Labels break at spaces, and what does not fit ends in an ellipsis")
  func wrapped() {
    #expect(
      WrappedText("Read the whole table", width: 10, limit: 2).lines == ["Read the", "whole…"])
    #expect(WrappedText("one\ntwo", width: 10, limit: 2).lines == ["one two"])
    #expect(WrappedText("", width: 10, limit: 2).lines == [""])
    #expect(WrappedText("abcdefghijkl", width: 6, limit: 2).lines == ["abcde…"])
  }
}
