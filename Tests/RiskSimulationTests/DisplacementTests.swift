// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import TestSupport
import Testing

@testable import RiskSimulation

@Suite("Where an attacker goes who chooses anew")
struct DisplacementTests {
  private let nodes = [
    Tree.step("a", 0.5, cost: 10), Tree.step("b", 0.4, cost: 30), Tree.step("c", 0.9, cost: 5),
    Tree.step("d", 0.3, cost: 5), Tree.gate("both", .all, ["c", "d"]),
    Tree.gate("goal", .any, ["a", "b", "both"]),
  ]

  private func displacement(
    _ effect: Effect, _ semantics: AttackerSemantics, budget: Double = 100
  ) throws -> ThreatDisplacement {
    let model = try ModelBuilder.model(
      nodes, [ModelBuilder.threat()],
      controls: [Control(name: "guard", status: .planned, effects: [effect])],
      attackers: [AttackerProfile(name: "thief", budget: Estimate(.point(budget)))])
    let scenario = Scenario(name: "base", attacker: "thief", semantics: semantics)
    let base = PlanCandidate(model: model, digest: "test", scenario: scenario)
    var plan = base
    plan.scenario.plan.added = ["guard"]
    return try #require(try AttackDisplacement.between(base, plan, draws: 256).first)
  }

  private func reduce(_ step: String, by size: Double) -> Effect {
    Effect(
      target: .steps([step]), quantity: .probability, change: .reduce(by: Estimate(.point(size))))
  }

  @Test("A guard on the best attack sends him to the second best, with its success")
  func secondBest() throws {
    let found = try displacement(reduce("a", by: 0.5), .bestAttack)
    // 0.5 by a; 0.25 is less than 0.4 by b, and c with d has 0.27.
    #expect(
      found.attacks == [
        .init(steps: ["a"], before: 1, after: 0), .init(steps: ["b"], before: 0, after: 1),
      ])
    #expect(found.successBefore == 0.5 && abs(found.successAfter - 0.4) < 1e-12 && found.moved == 1)
  }

  @Test("Within a budget he takes what he can afford; none is possible if nothing is")
  func budget() throws {
    let dearer = Effect(
      target: .steps(["a"]), quantity: .cost, change: .add(Estimate(.point(20))))
    let found = try displacement(dearer, .withinBudget, budget: 20)
    #expect(found.attacks.map(\.steps) == [["a"], ["c", "d"]])
    #expect(abs(found.successAfter - 0.27) < 1e-12)
    let all = Effect(
      target: .steps(["a", "c"]), quantity: .cost, change: .add(Estimate(.point(50))))
    let none = try displacement(all, .withinBudget, budget: 20)
    #expect(none.noneBefore == 0 && none.noneAfter == 1 && none.successAfter == 0)
  }

  @Test("Success is the vulnerability that a simulation has, on random trees, with defences too")
  func agreesWithSimulation() async throws {
    for seed in 0..<6 {
      var model = try RandomChoice.model(
        seed: UInt64(700 + seed), controls: 2, isCoherent: seed % 2 == 0
      ).model
      model.attackers["thief"] = AttackerProfile(
        name: "thief", budget: Estimate(.uniform(minimum: 20, maximum: 90)))
      let valid = try #require(ValidatedModel.validate(model).0)
      let base = PlanCandidate(
        model: valid, digest: "test",
        scenario: Scenario(
          name: "base", attacker: "thief", semantics: .withinBudget, trials: 512, seed: 9))
      var plan = base
      plan.scenario.plan.added = ["c0", "c1"]
      let found = try AttackDisplacement.between(base, plan, draws: 512)
      let simulated = try await ModelBuilder.run(valid, plan.scenario)
      for displacement in found {
        let threat = try #require(simulated.threats.first { $0.name == displacement.threat })
        // The same draws: only the order of sums differs.
        #expect(abs(displacement.successAfter - threat.vulnerability.mean) < 1e-12, "seed \(seed)")
        let shares = displacement.attacks.reduce(displacement.noneAfter) { $0 + $1.after }
        #expect(abs(shares - 1) < 1e-12)
      }
    }
  }

  @Test("Who tries everything chooses nothing")
  func independent() {
    #expect(throws: DisplacementError.noChoice(scenario: "base")) {
      _ = try displacement(reduce("a", by: 0.5), .independent)
    }
  }
}
