// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import TestSupport
import Testing

/// A deadline ends an analysis in an error or in bounds that hold, never in a wrong number.
@Suite("Deadlines")
struct DeadlineTests {
  @Test("Without a deadline none passes, and none is left over")
  func none() {
    #expect(!Deadline.hasPassed && Deadline.secondsLeft == nil)
    let inside = Deadline.within(1000) { Deadline.secondsLeft }
    #expect((inside ?? 0) > 900)
    #expect(Deadline.secondsLeft == nil)
  }

  @Test("A deadline within another cannot be later")
  func nested() {
    let left = Deadline.within(1) { Deadline.within(1000) { Deadline.secondsLeft } }
    #expect((left ?? 1000) <= 1)
  }

  @Test("Bounds hold whatever the deadline")
  func bounds() throws {
    for seed in 0..<UInt64(40) {
      let forest = RandomForest.make(seed: seed, steps: 10, gates: 12, isCoherent: seed % 2 == 0)
      let function = try StructureFunction(goals: ["goal"], in: forest)
      let expected = BruteForce(forest, goal: "goal").probability
      let bounds = Deadline.within(0) {
        ProbabilityBounds(
          function, at: Known.probabilities(function.inputs, forest), nodeLimit: 4, splits: 50)
      }
      #expect(bounds.lower <= expected * (1 + 1e-12), "seed \(seed)")
      #expect(bounds.upper >= expected * (1 - 1e-12), "seed \(seed)")
    }
  }

  @Test("A diagram that is not done by the deadline ends in the time limit, not in that of nodes")
  func diagram() throws {
    let function = try StructureFunction(goals: ["goal"], in: Known.grid(12))
    #expect(throws: ExactAnalysisError.timeLimit) {
      try Deadline.within(0) { _ = try ProbabilityProgram(function) }
    }
  }
}
