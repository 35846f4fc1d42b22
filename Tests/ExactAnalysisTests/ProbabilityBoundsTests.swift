// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import TestSupport
import Testing

/// Bounds are sure, whatever the limits; with room enough they are the probability itself.
@Suite("Bounds of probabilities")
struct ProbabilityBoundsTests {
  @Test("Between bounds under the tightest limits, all gates", arguments: [0, 1, 6])
  func sure(splits: Int) throws {
    for seed in 0..<UInt64(150) {
      let forest = RandomForest.make(
        seed: seed, steps: 6 + Int(seed % 6), gates: 6 + Int(seed % 8), isCoherent: seed % 2 == 0)
      let function = try StructureFunction(goals: ["goal"], in: forest)
      let expected = BruteForce(forest, goal: "goal").probability
      let bounds = ProbabilityBounds(
        function, at: Known.probabilities(function.inputs, forest), nodeLimit: 2 + Int(seed % 7),
        splits: splits)
      // The room is for rounding alone.
      #expect(bounds.lower <= expected * (1 + 1e-12), "seed \(seed)")
      #expect(bounds.upper >= expected * (1 - 1e-12), "seed \(seed)")
      #expect(bounds.lower >= 0 && bounds.upper <= 1 + 1e-12, "seed \(seed)")
    }
  }

  @Test("Exact where the diagrams fit")
  func exact() throws {
    for seed in 0..<UInt64(60) {
      let forest = RandomForest.make(seed: seed, steps: 9, gates: 10, isCoherent: false)
      let function = try StructureFunction(goals: ["goal"], in: forest)
      let expected = BruteForce(forest, goal: "goal").probability
      let bounds = ProbabilityBounds(
        function, at: Known.probabilities(function.inputs, forest))
      #expect(bounds.isExact, "seed \(seed)")
      #expect(Known.isClose(bounds.lower, expected, 1e-12), "seed \(seed)")
    }
  }

  @Test("Enough splits make up for a diagram that does not fit")
  func splits() throws {
    var wide = 0
    for seed in 0..<UInt64(20) {
      let forest = RandomForest.make(seed: seed, steps: 12, gates: 14, isCoherent: true)
      let function = try StructureFunction(goals: ["goal"], in: forest)
      let values = Known.probabilities(function.inputs, forest)
      let widths = [0, 4, 16, 4096].map { splits in
        let bounds = ProbabilityBounds(function, at: values, nodeLimit: 2, splits: splits)
        return bounds.upper - bounds.lower
      }
      #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 >= $1 - 1e-15 }, "seed \(seed)")
      #expect(widths[3] <= 1e-12, "seed \(seed)")
      if widths[0] > 0.01 { wide += 1 }
    }
    // Of some trees simplification leaves nothing entangled.
    #expect(wide >= 5)
  }
}
