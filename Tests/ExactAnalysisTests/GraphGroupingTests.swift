// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import TestSupport
import Testing

@testable import ExactAnalysis

/// What makes a graph smaller before a diagram is built.
@Suite("Grouping of graphs")
struct GraphGroupingTests {
  @Test("Factors and groups change no function: sums of products of 8 events in all states")
  func functions() throws {
    for seed in 0..<UInt64(300) {
      let tree = sumOfProducts(seed)
      let function = try StructureFunction(goals: tree.goals, in: tree)
      let graph = BooleanGraph(function, goals: function.goals)
      let order = (0..<Int32(graph.inputCount)).map { $0 }
      var assembly = GateAssembly(graph, order: order, nodeLimit: 1 << 16)
      let root = try assembly.buildAll()[0]
      let diagram = assembly.finished()
      for state in 0..<(1 << function.inputs.count) {
        let values = function.inputs.indices.map { state >> $0 & 1 == 1 }
        #expect(diagram.isTrue(root, where: values) == function.evaluate(values)[0], "seed \(seed)")
      }
    }
  }

  @Test("x & a | x & b | x & c needs no diagram")
  func factor() throws {
    let terms = (1...3).map { Formula.all([.event(0), .event($0)]) }
    #expect(try nodes(.any(terms)) == 0)
  }

  @Test("All that terms have in common comes out: x & y & a | x & y & b | x & y & c")
  func commonFactors() throws {
    let terms = (2...4).map { Formula.all([.event(0), .event(1), .event($0)]) }
    #expect(try nodes(.any(terms)) == 0)
  }

  @Test("What only one gate uses is one variable: (s | a | b | c) & (s | d | e | f) has three")
  func privateModules() throws {
    let sides = [[0, 1, 2, 3], [0, 4, 5, 6]].map { Formula.any($0.map { .event($0) }) }
    #expect(try nodes(.all(sides)) == 3)
  }

  @Test("Events that come together everywhere are one variable: two of (a|b|x), (a|b|y), (a|b|z)")
  func twins() throws {
    let gates = (2...4).map { Formula.any([.event(0), .event(1), .event($0)]) }
    #expect(try nodes(.atLeast(2, gates)) == 5)
  }

  @Test("Events that come together here and apart there are not joined")
  func noTwins() throws {
    let gates = [[0, 1, 2], [0, 1, 3], [0, 4], [1, 5]].map { Formula.any($0.map { .event($0) }) }
    let tree = tree(.atLeast(2, gates))
    let function = try StructureFunction(goals: tree.goals, in: tree)
    #expect(TwinGroups(BooleanGraph(function, goals: function.goals)).groups.isEmpty)
  }

  @Test("Many terms with many factors end at once")
  func manyTerms() throws {
    let terms = (0..<20_000).map { term in
      Formula.all([.event(term / 3), .event(7_000 + term / 2), .event(17_000 + term)])
    }
    let tree = tree(.any(terms), events: 37_000)
    let function = try StructureFunction(goals: tree.goals, in: tree)
    let clock = ContinuousClock()
    // A factor at a time would take minutes.
    #expect(clock.measure { _ = BooleanGraph(function, goals: function.goals) } < .seconds(20))
  }

  /// The nodes of the diagrams of a formula.
  private func nodes(_ formula: Formula) throws -> Int {
    let tree = tree(formula)
    return try ProbabilityProgram(try StructureFunction(goals: tree.goals, in: tree)).diagramNodes
  }

  private func tree(_ formula: Formula, events: Int = 8) -> FaultTree {
    var tree = FaultTree(name: "tree")
    tree.events = (0..<events).map { BasicEvent(name: "e\($0)", probability: .constant(0.5)) }
    tree.gates = [FaultTreeGate(name: "top", formula: formula)]
    tree.goals = [0]
    return tree
  }

  /// Some terms of few literals, so that factors and groups abound.
  private func sumOfProducts(_ seed: UInt64) -> FaultTree {
    var random = SplitMix64(seed: seed)
    let gates = (0..<3).map { _ in
      let terms = (0..<Int.random(in: 3...6, using: &random)).map { _ in
        Formula.all(
          (0..<Int.random(in: 2...4, using: &random)).map { _ in
            let event = Formula.event(Int.random(in: 0..<8, using: &random))
            return Int.random(in: 0..<4, using: &random) == 0 ? .not(event) : event
          })
      }
      return Bool.random(using: &random) ? Formula.any(terms) : .not(.any(terms))
    }
    return tree(Bool.random(using: &random) ? .all(gates) : .any(gates))
  }
}
