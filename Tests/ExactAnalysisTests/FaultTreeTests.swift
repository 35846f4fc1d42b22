// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import TestSupport
import Testing

/// Fault trees with negation anywhere, exclusive or, constants and nested formulas.
@Suite("Fault trees")
struct FaultTreeTests {
  private func probability(_ event: BasicEvent) -> Double {
    if case .constant(let value)? = event.probability { value } else { .nan }
  }

  @Test("Probability and minimal attacks are those of enumeration")
  func random() throws {
    for seed in 0..<UInt64(200) {
      let tree = RandomFaultTree.make(
        seed: seed, events: 3 + Int(seed % 7), gates: 2 + Int(seed % 9))
      let states = RandomFaultTree.states(of: tree)
      let chances = tree.events.map(probability)
      let expected = states.indices.filter { states[$0] }.reduce(0.0) { sum, state in
        sum
          + chances.enumerated().reduce(1) {
            $0 * (state >> $1.offset & 1 == 1 ? $1.element : 1 - $1.element)
          }
      }
      let function = try StructureFunction(goals: tree.goals, in: tree)
      let inputs = function.events.map { chances[$0] }
      let found = try ProbabilityProgram(function).evaluate(inputs)[0]
      // Up to 2^9 positive terms.
      #expect(abs(found - expected) <= 1e-12 * expected, "seed \(seed)")
      #expect(try minimal(function) == minimal(states, tree), "seed \(seed)")
    }
  }

  private func minimal(_ function: StructureFunction) throws -> Set<[String]> {
    let attacks = try #require(try MinimalAttacks(function).all(limit: 10_000))
    return Set(attacks.map { $0.sorted() })
  }

  /// The minimal sets of events that reach the goal, all others left undone.
  private func minimal(_ states: [Bool], _ tree: FaultTree) -> Set<[String]> {
    var minimal: [Int] = []
    for state in states.indices.filter({ states[$0] })
      .sorted(by: { $0.nonzeroBitCount < $1.nonzeroBitCount })
    where !minimal.contains(where: { $0 & state == $0 }) {
      minimal.append(state)
    }
    return Set(
      minimal.map { state in
        tree.events.indices.filter { state >> $0 & 1 == 1 }.map { tree.events[$0].name }.sorted()
      })
  }

  @Test("Importance of a non-coherent tree is P(goal | event) - P(goal | not event)")
  func importance() throws {
    for seed in 300..<UInt64(340) {
      let tree = RandomFaultTree.make(seed: seed, events: 6, gates: 6)
      let function = try StructureFunction(goals: tree.goals, in: tree)
      let program = try ProbabilityProgram(function)
      let chances = function.events.map { probability(tree.events[$0]) }
      for (place, measures) in program.importance(at: chances).enumerated() {
        var (certain, impossible) = (chances, chances)
        certain[place] = 1
        impossible[place] = 0
        let expected = program.evaluate(certain)[0] - program.evaluate(impossible)[0]
        #expect(abs(measures.birnbaum - expected) <= 1e-12, "seed \(seed)")
      }
    }
  }

  @Test("The sign of importance is right where the goal is negated, and for exclusive or")
  func importanceOfNegatedGoals() throws {
    for seed in 700..<UInt64(760) {
      var tree = RandomFaultTree.make(seed: seed, events: 6, gates: 6)
      let goal = tree.goals[0]
      tree.gates.append(FaultTreeGate(name: "negated", formula: .not(.gate(goal))))
      tree.gates.append(
        FaultTreeGate(name: "exclusive", formula: .odd([.gate(goal), .event(0), .event(5)])))
      for place in [tree.gates.count - 2, tree.gates.count - 1] {
        tree.goals = [place]
        let states = RandomFaultTree.states(of: tree)
        let chances = tree.events.map(probability)
        let function = try StructureFunction(goals: tree.goals, in: tree)
        let importance = try ProbabilityProgram(function)
          .importance(at: function.events.map { chances[$0] })
        for (event, measures) in zip(function.events, importance) {
          // P(goal | event) - P(goal | not event), state by state.
          let expected = states.indices.filter { states[$0] }.reduce(0.0) { sum, state in
            let others = chances.indices.filter { $0 != event }.reduce(1.0) {
              $0 * (state >> $1 & 1 == 1 ? chances[$1] : 1 - chances[$1])
            }
            return sum + (state >> event & 1 == 1 ? others : -others)
          }
          #expect(abs(measures.birnbaum - expected) <= 1e-12, "seed \(seed)")
        }
      }
    }
  }

  @Test("Eight evaluations at once have the bits of one")
  func evaluator() throws {
    for seed in 500..<UInt64(540) {
      let tree = RandomFaultTree.make(seed: seed, events: 8, gates: 9)
      let program = try ProbabilityProgram(StructureFunction(goals: tree.goals, in: tree))
      var random = SplitMix64(seed: seed)
      let lanes = program.inputs.map { _ in
        SIMD8<Double>((0..<8).map { _ in Double.random(in: 0...1, using: &random) })
      }
      let evaluator = ProbabilityEvaluator(program)
      for _ in 0..<2 {
        let found = evaluator.evaluate(lanes)[0]
        for lane in 0..<8 {
          #expect(found[lane] == program.evaluate(lanes.map { $0[lane] })[0], "seed \(seed)")
        }
      }
    }
  }

  @Test("A chain of a million gates does not exhaust the stack")
  func chain() throws {
    let length = 1_000_000
    var tree = FaultTree()
    tree.events = (0..<3).map { BasicEvent(name: "e\($0)", probability: .constant(0.5)) }
    tree.gates = (0..<length).map { index in
      let next: Formula = index + 1 < length ? .gate(index + 1) : .event(2)
      return FaultTreeGate(
        name: "g\(index)",
        formula: index % 2 == 0 ? .any([next, .event(0)]) : .all([next, .event(1)]))
    }
    let function = try StructureFunction(goals: [0], in: tree)
    // e0 | (e1 & (e0 | ...)) collapses to e0 | (e1 & e2), whatever the length.
    let found = try ProbabilityProgram(function).evaluate([0.5, 0.5, 0.5])[0]
    #expect(abs(found - 0.625) <= 1e-12)
  }

  @Test("Cycles, references to nothing and gates without operands are errors")
  func malformed() {
    let cycle = FaultTree(gates: [
      FaultTreeGate(name: "a", formula: .not(.gate(1))),
      FaultTreeGate(name: "b", formula: .any([.gate(0)])),
    ])
    #expect(throws: ExactAnalysisError.cycle("a")) { try StructureFunction(goals: [0], in: cycle) }
    let empty = FaultTree(gates: [FaultTreeGate(name: "a", formula: .all([]))])
    #expect(throws: ExactAnalysisError.malformedGate("a")) {
      try StructureFunction(goals: [0], in: empty)
    }
    let dangling = FaultTree(gates: [FaultTreeGate(name: "a", formula: .event(3))])
    #expect(throws: ExactAnalysisError.undefinedNode("event 3")) {
      try StructureFunction(goals: [0], in: dangling)
    }
  }

  @Test("A fold that ignores sharing: exclusive or and negation")
  func naive() throws {
    let tree = FaultTree(
      gates: [FaultTreeGate(name: "g", formula: .odd([.event(0), .not(.event(1))]))],
      events: [BasicEvent(name: "a"), BasicEvent(name: "b")])
    let function = try StructureFunction(goals: [0], in: tree)
    // P(a) P(b) + (1 - P(a)) (1 - P(b)) = 0.2 * 0.3 + 0.8 * 0.7
    #expect(abs(NaiveFold(function).probabilities([0.2, 0.3])[0] - 0.62) < 1e-15)
  }
}
