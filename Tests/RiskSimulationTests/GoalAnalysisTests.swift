// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import RiskSimulation
import TestSupport
import Testing

/// R = (a|b) & ((d&c)|b) & c with a 0.3, b 0.2, c 0.5, d 0.4 and costs 10, 16, 10, 5.
@Suite("Exact analysis of a goal")
struct GoalAnalysisTests {
  private func analysis(_ options: GoalAnalysis.Options) throws -> GoalAnalysis {
    let nodes = [
      Tree.step("a", 0.3, cost: 10), Tree.step("b", 0.2, cost: 16), Tree.step("c", 0.5, cost: 10),
      Tree.step("d", 0.4, cost: 5), Tree.gate("ab", .any, ["a", "b"]),
      Tree.gate("dc", .all, ["d", "c"]), Tree.gate("dcb", .any, ["dc", "b"]),
      Tree.gate("goal", .all, ["ab", "dcb", "c"]),
    ]
    let model = try ModelBuilder.model(nodes, [ModelBuilder.threat()])
    let figures = try StepFigures(goals: ["goal"], of: model, under: Scenario(name: "test"))
    return try GoalAnalysis("goal", of: model, figures, options: options)
  }

  @Test("Probability, what a naive fold says, attacks and the cheapest of them")
  func figures() throws {
    let goal = try analysis(GoalAnalysis.Options())
    #expect(abs((goal.probability ?? .nan) - 0.148) < 1e-12)
    #expect(abs(goal.naiveProbability - 0.0792) < 1e-12)
    #expect(goal.isCoherent && goal.attackCount == BigCount(2))
    #expect(goal.attacks.map(\.steps) == [["b", "c"], ["a", "c", "d"]])
    #expect(goal.cheapest?.cost == 25)
  }

  @Test("Importance: Birnbaum, Fussell-Vesely, achievement and reduction worth")
  func importance() throws {
    let goal = try analysis(GoalAnalysis.Options())
    let found = Dictionary(uniqueKeysWithValues: goal.importance.map { ($0.step, $0) })
    let expected: [(String, Double, Double, Double, Double)] = [
      ("a", 0.16, 0.3243, 1.7568, 1.48), ("b", 0.44, 0.5946, 3.3784, 2.4667),
      ("c", 0.296, 1, 2, .infinity), ("d", 0.12, 0.3243, 1.4865, 1.48),
    ]
    for (step, birnbaum, vesely, achievement, reduction) in expected {
      let measures = try #require(found[step])
      // The expected figures are rounded to four places.
      #expect(abs(measures.birnbaum - birnbaum) < 1e-12, "\(step)")
      #expect(abs(measures.fussellVesely - vesely) < 5e-5, "\(step)")
      #expect(abs(measures.riskAchievementWorth - achievement) < 5e-5, "\(step)")
      let isEqual = measures.riskReductionWorth == reduction
      #expect(isEqual || abs(measures.riskReductionWorth - reduction) < 5e-5, "\(step)")
    }
  }

  @Test("The front of cost and probability: 25 for 0.06, 26 for 0.1, all of it 41 for 0.148")
  func front() throws {
    let front = try #require(
      try analysis(GoalAnalysis.Options(front: [.cost, .probability])).front)
    #expect(front.kind == .sets && front.points.map { $0.values[0] } == [25, 26, 41])
    for (point, expected) in zip(front.points, [0.06, 0.1, 0.148]) {
      #expect(abs(point.values[1] - expected) < 1e-12)
    }
  }
}
