// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import TestSupport
import Testing

@testable import RiskSimulation

/// Bit-sliced evaluation against the same bits taken one trial at a time.
@Suite("Event programs")
struct EventProgramTests {
  /// Compares every trial of a block with a scalar evaluation of the steps that were drawn.
  private func compare(_ function: StructureFunction, seed: UInt64) throws {
    let probabilities = function.inputs.indices.map { 0.05 + 0.9 * Double($0 * 7 % 11) / 11 }
    let steps = try StepDraws(function.inputs, probabilities: probabilities, seed: seed)
    let kept = EventCompiler.compile(function, keepsSteps: true)
    let memory = EventMemory(for: kept)
    memory.run(block: 3, steps)
    var goal = Array(repeating: UInt64(0), count: EventBlock.words)
    memory.goal(trials: EventBlock.size, into: &goal)
    for trial in stride(from: 0, to: EventBlock.size, by: 13) {
      let states = function.inputs.indices.map { step in
        memory.step(step)[trial >> 6] >> UInt64(trial & 63) & 1 == 1
      }
      let isReached = goal[trial >> 6] >> UInt64(trial & 63) & 1 == 1
      #expect(function.evaluate(states)[0] == isReached, "seed \(seed), trial \(trial)")
    }
    // A program that gives rows back at once computes the same.
    let reusing = EventCompiler.compile(function)
    #expect(reusing.rowCount <= kept.rowCount)
    let other = EventMemory(for: reusing)
    other.run(block: 3, steps)
    var again = goal
    other.goal(trials: EventBlock.size, into: &again)
    #expect(again == goal)
    for trials in [0, 1, 63, 64, 65, 1_000, EventBlock.size] {
      other.goal(trials: trials, into: &again)
      #expect(other.countReached(trials: trials) == again.reduce(0) { $0 + $1.nonzeroBitCount })
    }
  }

  @Test("Attack trees with all gates and shared nodes: equal bit by bit", arguments: 1...40)
  func attackTrees(seed: Int) throws {
    let forest = RandomForest.make(
      seed: UInt64(seed), steps: 12, gates: 15, isCoherent: seed % 2 == 0)
    try compare(try StructureFunction(goals: ["goal"], in: forest), seed: UInt64(seed))
  }

  @Test(
    "Fault trees with negation, exclusive or and constants: equal bit by bit", arguments: 1...40)
  func faultTrees(seed: Int) throws {
    let tree = RandomFaultTree.make(seed: UInt64(seed), events: 9, gates: 12)
    try compare(try StructureFunction(goals: tree.goals, in: tree), seed: UInt64(seed))
  }

  @Test("Thresholds of many: at least k of 21, for every k")
  func thresholds() throws {
    for k in 0...22 {
      let tree = FaultTree(
        gates: [FaultTreeGate(name: "top", formula: .atLeast(k, (0..<21).map { .event($0) }))],
        events: (0..<21).map { BasicEvent(name: "e\($0)", probability: .constant(0.5)) },
        goals: [0])
      try compare(try StructureFunction(goals: [0], in: tree), seed: 9)
    }
  }

  @Test("A goal that is a negated step, or nothing but a step")
  func literals() throws {
    for formula in [Formula.event(0), .not(.event(0)), .not(.not(.event(0))), .constant(true)] {
      let tree = FaultTree(
        gates: [FaultTreeGate(name: "top", formula: formula)],
        events: [BasicEvent(name: "e", probability: .constant(0.5))], goals: [0])
      try compare(try StructureFunction(goals: [0], in: tree), seed: 2)
    }
  }

  @Test("Rows in use stay few: a chain of 3,000 gates needs a handful")
  func rows() throws {
    var nodes = [Tree.step("x")]
    for index in 0..<3_000 {
      nodes.append(Tree.step("e\(index)"))
      nodes.append(
        Tree.gate(
          "g\(index)", index % 2 == 0 ? .all : .any,
          [index == 0 ? "x" : "g\(index - 1)", "e\(index)"]))
    }
    let function = try StructureFunction(goals: ["g2999"], in: AttackForest(nodes))
    #expect(EventCompiler.compile(function).rowCount <= 4)
  }
}
