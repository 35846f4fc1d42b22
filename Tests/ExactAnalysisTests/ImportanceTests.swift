// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import TestSupport
import Testing

/// What each step contributes.
@Suite("Importance of steps")
struct ImportanceTests {
  private func importance(_ forest: AttackForest) throws -> [String: StepImportance] {
    let program = try ProbabilityProgram(StructureFunction(goals: ["goal"], in: forest))
    let found = program.importance(at: Known.probabilities(program.inputs, forest))
    return Dictionary(uniqueKeysWithValues: found.map { ($0.step, $0) })
  }

  @Test("R = (a|b) & ((d&c)|b) & c: Birnbaum, Fussell-Vesely, achievement and reduction worth")
  func knownTree() throws {
    let found = try importance(Known.treeR())
    // The published values have four digits.
    let expected: [String: (Double, Double, Double, Double)] = [
      "a": (0.16, 0.3243, 1.7568, 1.48), "b": (0.44, 0.5946, 3.3784, 2.4667),
      "c": (0.296, 1, 2, .infinity), "d": (0.12, 0.3243, 1.4865, 1.48),
    ]
    for (step, (birnbaum, vesely, achievement, reduction)) in expected {
      let step = try #require(found[step])
      #expect(abs(step.birnbaum - birnbaum) <= 1e-14)
      #expect(abs(step.fussellVesely - vesely) <= 5e-5)
      #expect(abs(step.riskAchievementWorth - achievement) <= 5e-5)
      #expect(
        step.riskReductionWorth == reduction || abs(step.riskReductionWorth - reduction) <= 5e-5)
      #expect(abs(step.criticality - step.fussellVesely) <= 1e-14)
    }
  }

  @Test("Structural importance of 2 of 3 is 1/2 for each")
  func structural() throws {
    let names = ["a", "b", "c"]
    let forest = AttackForest(
      names.map { Tree.step($0, 0.01) } + [Tree.gate("goal", .atLeast(2), names)])
    for step in try importance(forest).values { #expect(step.structural == 0.5) }
  }

  @Test("P1 and P0 of random trees are those of enumeration, the sign of defences included")
  func randomTrees() throws {
    for seed in 0..<UInt64(150) {
      let forest = RandomForest.make(
        seed: seed, steps: 4 + Int(seed % 6), gates: 3 + Int(seed % 8), isCoherent: seed % 3 == 0)
      let brute = BruteForce(forest, goal: "goal")
      let goal = brute.probability
      if goal == 0 { continue }
      for (name, found) in try importance(forest) {
        let certain = brute.probability { $0 == name ? 1 : nil }
        let impossible = brute.probability { $0 == name ? 0 : nil }
        #expect(abs(found.birnbaum - (certain - impossible)) <= 1e-13, "seed \(seed) \(name)")
        // A difference may cost the four digits below which it is computed anew.
        #expect(
          Known.isClose(found.riskAchievementWorth, certain / goal, 1e-11), "seed \(seed) \(name)")
        #expect(
          Known.isClose(found.riskReductionWorth, goal / impossible, 1e-11),
          "seed \(seed) \(name)")
      }
    }
  }

  @Test("A defence counts against the goal, a negated step as well")
  func sign() throws {
    let forest = AttackForest([
      Tree.step("a", 0.3), Tree.defence("d", 0.6), Tree.step("n", 0.2),
      Tree.gate("ad", .unless, ["a", "d"]), Tree.gate("goal", .unless, ["ad", "n"]),
    ])
    let found = try importance(forest)
    #expect(abs((found["d"]?.birnbaum ?? 0) + 0.24) <= 1e-15)
    #expect(abs((found["n"]?.birnbaum ?? 0) + 0.12) <= 1e-15)
    #expect(found["d"]?.riskAchievementWorth == 0)
  }

  @Test("Of a goal that cannot be reached nothing has a share")
  func impossible() throws {
    let forest = AttackForest([
      Tree.step("a", 0), Tree.step("b", 0), Tree.gate("goal", .all, ["a", "b"]),
    ])
    for step in try importance(forest).values {
      #expect(step.criticality == 0)
      #expect(step.riskAchievementWorth == 1)
      #expect(step.riskReductionWorth == 1)
    }
  }
}
