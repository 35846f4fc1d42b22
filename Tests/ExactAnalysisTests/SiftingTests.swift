// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import TestSupport
import Testing

@testable import ExactAnalysis

@Suite("Sifting")
struct SiftingTests {
  @Test("Moving variables changes no function, and makes no diagram larger")
  func functions() throws {
    for seed in 900..<UInt64(960) {
      let tree = RandomFaultTree.make(seed: seed, events: 9, gates: 12)
      let function = try StructureFunction(goals: tree.goals, in: tree)
      let graph = BooleanGraph(function, goals: function.goals)
      let order = (0..<Int32(graph.inputCount)).map { $0 }
      var assembly = GateAssembly(graph, order: order, nodeLimit: 1 << 20)
      let root = try assembly.buildAll()[0]
      var diagram = assembly.finished()
      let count = diagram.nodes.count
      let values = states(order.count).map { diagram.isTrue(root, where: $0) }
      let (edges, moved) = try diagram.sift([root], within: [0..<order.count])
      #expect(moved.sorted() == order && diagram.nodes.count <= count, "seed \(seed)")
      let after = states(order.count).map { state in
        diagram.isTrue(edges[0], where: moved.map { state[Int($0)] })
      }
      #expect(after == values, "seed \(seed)")
    }
  }

  @Test("(x0 & x8) | (x1 & x9) | ...: from 2^9 - 2 nodes to one for each variable")
  func pairs() throws {
    var diagram = DecisionDiagram(nodeLimit: 1 << 20)
    var root = DecisionDiagram.zero
    for pair in 0..<Int32(8) {
      let both = try diagram.and(try diagram.variable(pair), try diagram.variable(pair + 8))
      root = try diagram.or(root, both)
    }
    root = diagram.keep([root])[0]
    #expect(diagram.nodes.count == 511)
    let (edges, moved) = try diagram.sift([root], within: [0..<16])
    #expect(diagram.nodes.count == 17 && diagram.reached(from: edges).count == 16)
    for pair in 0..<Int32(8) {
      let places = [pair, pair + 8].map { variable in moved.firstIndex(of: variable) ?? -9 }
      #expect(abs(places[0] - places[1]) == 1)
    }
  }

  @Test("Variables stay within their blocks")
  func blocks() throws {
    var diagram = DecisionDiagram(nodeLimit: 1 << 20)
    var root = DecisionDiagram.zero
    for pair in 0..<Int32(6) {
      let both = try diagram.and(try diagram.variable(pair), try diagram.variable(pair + 6))
      root = try diagram.or(root, both)
    }
    let (_, moved) = try diagram.sift([root], within: [0..<3, 3..<12])
    #expect(moved.prefix(3).sorted() == [0, 1, 2])
  }

  private func states(_ variables: Int) -> [[Bool]] {
    (0..<(1 << variables)).map { state in (0..<variables).map { state >> $0 & 1 == 1 } }
  }
}
