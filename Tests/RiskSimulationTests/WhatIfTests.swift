// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import RiskSimulation
import TestSupport
import Testing

/// Switched controls: the same figures as simulating each set of controls over the same trials.
@Suite("What if controls were switched")
struct WhatIfTests {
  private static let draws = 300

  private func control(_ name: String, _ effects: [Effect], cost: Distribution) -> Control {
    Control(
      name: name, status: .planned, cost: Estimate(cost), coverage: 0.9, effects: effects)
  }

  private func effect(
    _ target: Effect.Target, _ quantity: Effect.Quantity, _ change: Effect.Change
  ) -> Effect {
    Effect(target: target, quantity: quantity, change: change)
  }

  /// Three threats with a shared step and every kind of effect that has a closed form.
  private func model() throws -> ValidatedModel {
    func step(_ name: String, _ alpha: Double, cost: Double) -> Node {
      .step(
        Step(
          name: name, probability: Estimate(.beta(alpha: alpha, beta: 3)),
          cost: Estimate(.lognormal(mu: cost, sigma: 0.5))))
    }
    let nodes = [
      step("a", 1, cost: 4), step("b", 2, cost: 5), step("c", 3, cost: 6), step("d", 4, cost: 4),
      Tree.gate("both", .all, ["a", "b"]), Tree.gate("goal", .any, ["both", "c"]),
      Tree.gate("two", .atLeast(2), ["a", "c", "d"]),
      Tree.gate("shared", .all, ["goal", "two"]),
    ]
    func threat(_ name: String, _ goal: String) -> Threat {
      ModelBuilder.threat(
        name, goal: goal, attempts: .gamma(shape: 3, scale: 2),
        loss: .lognormal(mu: 9, sigma: 1))
    }
    let half = Estimate(.uniform(minimum: 0.2, maximum: 0.8))
    return try ModelBuilder.model(
      nodes, [threat("one", "goal"), threat("two", "two"), threat("three", "shared")],
      controls: [
        control(
          "reduce", [effect(.steps(["a", "d"]), .probability, .reduce(by: half))],
          cost: .lognormal(mu: 7, sigma: 0.3)),
        control(
          "multiply", [effect(.threats(["one"]), .attempts, .multiply(by: .point(0.3)))],
          cost: .point(50)),
        control(
          "add",
          [
            effect(.steps(["c"]), .cost, .add(Estimate(.exponential(mean: 500)))),
            effect(.steps(["c"]), .probability, .reduce(by: .point(0.5))),
          ], cost: .point(10)),
        control(
          "eliminate", [effect(.steps(["b"]), .probability, .eliminate)], cost: .point(70)),
        control(
          "transfer",
          [
            effect(
              .categories([.tampering]), .loss, .transfer(TransferTerms(share: half)))
          ], cost: .point(20)),
      ],
      attackers: [AttackerProfile(name: "thief", budget: Estimate(.point(400)))])
  }

  @Test(
    "Each set of controls has the figures of its own simulation",
    arguments: [AttackerSemantics.independent, .bestAttack])
  func agreesWithSimulation(semantics: AttackerSemantics) async throws {
    let model = try model()
    let names = ["reduce", "multiply", "add", "eliminate", "transfer"]
    var scenario = Scenario(
      name: "base", semantics: semantics, trials: Self.draws, seed: 11, sampling: .plain)
    let whatIf = try WhatIf(model, under: scenario, draws: Self.draws, sampling: .plain)
    #expect(whatIf.draws == Self.draws && whatIf.switches.map(\.control) == names)
    for subset in 0..<(1 << names.count) {
      let chosen = names.indices.filter { subset >> $0 & 1 == 1 }.map { names[$0] }
      scenario.plan = Plan(added: chosen)
      let simulated = try await ModelBuilder.run(model, scenario)
      let figures = whatIf.figures(switchedOn: Set(chosen))
      // Sums are formed in another order: 1e-12 is some thousand roundings.
      func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-12 * max(abs(b), 1e-6) }
      #expect(near(figures.ale, simulated.portfolio.ale.mean), "\(chosen)")
      #expect(near(figures.standardError, simulated.portfolio.ale.standardError), "\(chosen)")
      #expect(near(figures.cost, simulated.portfolio.controlCost.mean), "\(chosen)")
      for (index, threat) in whatIf.threats.enumerated() {
        let result = try #require(simulated.threats.first { $0.name == threat.name })
        #expect(near(figures.threats[index], result.ale.mean), "\(chosen) \(threat.name)")
        #expect(near(figures.vulnerabilities[index], result.vulnerability.mean), "\(chosen)")
      }
    }
  }

  @Test(
    "Quasi-random figures are those of a comparison over the same points, whatever else it compares"
  )
  func agreesWithComparison() async throws {
    let model = try model()
    let scenario = Scenario(
      name: "base", plan: Plan(added: ["add"]), trials: Self.draws, seed: 11, sampling: .quasi)
    let whatIf = try WhatIf(model, under: scenario, draws: Self.draws)
    #expect(whatIf.sampling == .quasi)
    func candidate(_ name: String, _ controls: [String]) -> PlanCandidate {
      var scenario = scenario
      scenario.name = name
      scenario.plan = Plan(added: controls)
      return PlanCandidate(model: model, digest: "", scenario: scenario)
    }
    let sets = [["reduce"], ["multiply", "add"], [], ["reduce", "eliminate", "transfer"]]
    let base = candidate("base", ["add"])
    for list in [sets, [sets[1]], [sets[3], sets[0]]] {
      let others = list.enumerated().map { candidate("plan \($0)", $1) }
      let compared = try await PlanComparison(base: base, others: others).run()
      for (controls, plan) in zip([["add"]] + list, compared.plans) {
        let figures = whatIf.figures(switchedOn: Set(controls))
        let ale = plan.result.portfolio.ale.mean
        #expect(abs(figures.ale - ale) <= 1e-12 * ale, "\(controls) among \(list)")
        let cost = plan.result.portfolio.controlCost.mean
        #expect(abs(figures.cost - cost) <= 1e-12 * max(cost, 1))
      }
    }
  }

  @Test("A control whose transfer has a deductible cannot be switched, and says why")
  func excess() throws {
    var raw = try model().model
    raw.controls["transfer"]?.effects[0].change = .transfer(
      TransferTerms(share: .point(0.5), deductible: 100))
    let model = try #require(ValidatedModel.validate(raw).0)
    let whatIf = try WhatIf(model, under: Scenario(name: "base"))
    #expect(whatIf.fixed.map(\.control) == ["transfer"])
    #expect(whatIf.fixed.allSatisfy { $0.reason.contains("deductible") && !$0.isOn })
    #expect(!whatIf.switches.contains { $0.control == "transfer" })
  }

  @Test("Where the attacker's choice changes with the controls there are no expressions")
  func refused() throws {
    let model = try model()
    var scenario = Scenario(name: "base", semantics: .bestAttack, knowledge: .expected)
    #expect(throws: WhatIfError.knowledge) { try WhatIf(model, under: scenario) }
    scenario = Scenario(name: "base", attacker: "thief", semantics: .withinBudget)
    #expect(throws: WhatIfError.search) { try WhatIf(model, under: scenario) }
  }

  @Test("The trials are halved until the columns fit")
  func fits() throws {
    let whatIf = try WhatIf(
      model(), under: Scenario(name: "base"), draws: 4_096, cells: 10_000)
    #expect(whatIf.draws < 4_096 && whatIf.columns.allSatisfy { $0.count == whatIf.draws })
    #expect(whatIf.columns.count * whatIf.draws <= 10_000)
  }
}
