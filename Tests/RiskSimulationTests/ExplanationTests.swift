// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import RiskSimulation
import TestSupport
import Testing

/// Why a number is what it is: shares, levers and controls.
@Suite("Explanations")
struct ExplanationTests {
  /// R = (a|b) & ((d&c)|b) & c with a 0.3, b 0.2, c 0.5, d 0.4, and a control that halves b.
  private func model() throws -> ValidatedModel {
    let nodes = [
      Tree.step("a", 0.3, cost: 10), Tree.step("b", 0.2, cost: 16), Tree.step("c", 0.5, cost: 10),
      Tree.step("d", 0.4, cost: 5), Tree.gate("ab", .any, ["a", "b"]),
      Tree.gate("dc", .all, ["d", "c"]), Tree.gate("dcb", .any, ["dc", "b"]),
      Tree.gate("goal", .all, ["ab", "dcb", "c"]),
    ]
    let effect = Effect(
      target: .steps(["b"]), quantity: .probability, change: .reduce(by: .point(0.5)))
    return try ModelBuilder.model(
      nodes, [ModelBuilder.threat()],
      controls: [Control(name: "halve-b", status: .proposed, effects: [effect])])
  }

  private func subject(_ model: ValidatedModel) throws -> AnalysisSubject {
    let figures = try StepFigures(goals: ["goal"], of: model, under: Scenario(name: "test"))
    return try AnalysisSubject("goal", of: model, figures)
  }

  @Test("Shares of attacks, and what halving each step does")
  func shares() throws {
    let found = try Explanation(subject(model()))
    // {b, c} with 0.1 and {a, c, d} with 0.06 of 0.148.
    #expect(found.dominant.map(\.attack.steps) == [["b", "c"], ["a", "c", "d"]])
    let shares = found.dominant.compactMap(\.share)
    #expect(abs(shares[0] - 0.1 / 0.148) < 1e-12 && abs(shares[1] - 0.06 / 0.148) < 1e-12)
    let halved = Dictionary(
      uniqueKeysWithValues: found.levers.map { ($0.importance.step, $0.halved) })
    // P - p/2 Birnbaum, with the measures of oracles: c 0.296, b 0.44.
    #expect(abs((halved["c"] ?? 0) - (0.148 - 0.25 * 0.296)) < 1e-12)
    #expect(abs((halved["b"] ?? 0) - (0.148 - 0.1 * 0.44)) < 1e-12)
    #expect(found.levers.first?.importance.step == "c")
    #expect(found.analysis.singlePoints.isEmpty)
  }

  @Test("With a defence a share counts what the defence lets through")
  func defence() throws {
    let nodes = [
      Tree.step("a", 0.6), Tree.step("b", 0.4), Tree.defence("guard", 0.9),
      Tree.gate("any", .any, ["a", "b"]), Tree.gate("goal", .unless, ["any", "guard"]),
    ]
    let model = try ModelBuilder.model(nodes, [ModelBuilder.threat()])
    let shares = try Explanation(subject(model)).dominant.compactMap(\.share)
    // P(a | goal) = 0.6 / (1 - 0.4 * 0.6), whatever the guard's chance.
    #expect(abs(shares[0] - 0.6 / 0.76) < 1e-12 && abs(shares[1] - 0.4 / 0.76) < 1e-12)
  }

  @Test("A control that is not in the plan: what it would take off")
  func controls() throws {
    let model = try model()
    let idle = try ControlImportance.all(
      for: "goal", of: model, under: Scenario(name: "test"))
    let found = try #require(idle.first)
    // b from 0.2 to 0.1: 0.148 - 0.1 * 0.44.
    #expect(!found.isActive && abs(found.without - 0.148) < 1e-12)
    #expect(abs(found.with - 0.104) < 1e-12 && abs(found.birnbaum - 0.044) < 1e-12)
    #expect(abs(found.fussellVesely - 0.044 / 0.148) < 1e-12)
    let active = try ControlImportance.all(
      for: "goal", of: model, under: Scenario(name: "test", plan: Plan(added: ["halve-b"])))
    let now = try #require(active.first)
    #expect(now.isActive && abs(now.goal - 0.104) < 1e-12 && abs(now.without - 0.148) < 1e-12)
    #expect(abs(now.riskAchievementWorth - 0.148 / 0.104) < 1e-12 && now.criticality == 0)
  }
}
