// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import TestSupport
import Testing

@testable import RiskSimulation

@Suite("The optimizer against simulating every plan")
struct PlanOptimizerTests {
  private static let draws = 256

  /// The least expected loss and cost of all plans that rules and budget allow, by simulating each plan.
  private func bruteForce(
    _ model: ValidatedModel, _ scenario: Scenario, budget: Double,
    allows: (Set<String>) -> Bool = { _ in true }
  ) async throws -> (controls: [String], total: Double) {
    let names = Array(model.model.controls.keys)
    var best: (controls: [String], total: Double) = ([], .infinity)
    for subset in 0..<(1 << names.count) {
      let chosen = names.indices.filter { subset >> $0 & 1 == 1 }.map { names[$0] }
      guard allows(Set(chosen)) else { continue }
      var plan = scenario
      plan.plan.added = chosen
      plan.trials = Self.draws
      plan.sampling = .plain
      let portfolio = try await ModelBuilder.run(model, plan, threads: 1).portfolio
      let total = portfolio.ale.mean + portfolio.controlCost.mean
      if portfolio.controlCost.mean <= budget && total < best.total { best = (chosen, total) }
    }
    return best
  }

  private func options(_ budget: Double) -> PlanOptimizer.Options {
    .init(budget: budget, draws: Self.draws, frontSteps: 0, robustnessDraws: 1)
  }

  @Test(
    "On 200 random models the plan, its total, and the bound are those of trying every plan",
    arguments: 0..<8)
  func randomModels(batch: Int) async throws {
    for index in 0..<25 {
      let seed = UInt64(batch * 25 + index)
      let model = try RandomChoice.model(
        seed: seed, controls: 1 + Int(seed % 3), isCoherent: seed % 3 != 0)
      let budget = Double(seed % 5) * 6
      let scenario = Scenario(name: "s", seed: seed)
      let truth = try await bruteForce(model, scenario, budget: budget)
      let found = try PlanOptimizer(model).optimize(scenario, options(budget))
      // The same draws: only the order of sums differs.
      #expect(abs(found.best.total - truth.total) <= 1e-9 * truth.total, "seed \(seed)")
      #expect(found.bound <= truth.total * (1 + 1e-9) && found.gap <= 1e-9 * truth.total)
      #expect(found.isComplete && found.best.cost <= budget)
    }
  }

  @Test(
    "The plan is best against the attacker's best answer: he chooses anew under every plan",
    arguments: [AttackerSemantics.bestAttack, .withinBudget], [AttackerKnowledge.drawn, .expected])
  func attackerAnswers(semantics: AttackerSemantics, knowledge: AttackerKnowledge) async throws {
    for seed in 300..<304 {
      var model = try RandomChoice.model(seed: UInt64(seed), controls: 3).model
      model.attackers["thief"] = AttackerProfile(
        name: "thief", budget: Estimate(.uniform(minimum: 20, maximum: 90)))
      let valid = try #require(ValidatedModel.validate(model).0)
      let scenario = Scenario(
        name: "s", attacker: "thief", semantics: semantics, knowledge: knowledge, seed: 4)
      let truth = try await bruteForce(valid, scenario, budget: 15)
      let found = try PlanOptimizer(valid).optimize(scenario, options(15))
      #expect(abs(found.best.total - truth.total) <= 1e-9 * truth.total, "seed \(seed)")
    }
  }

  @Test("Rules of the model hold: requires, excludes, groups, must-include")
  func modelRules() async throws {
    for seed in 400..<405 {
      var model = try RandomChoice.model(seed: UInt64(seed), controls: 5).model
      model.controls["c0"]?.requires = ["c1"]
      model.controls["c2"]?.excludes = ["c3"]
      model.planRules.mustInclude = ["c4"]
      model.planRules.groups = [.init(name: "few", controls: ["c1", "c2", "c4"], atMost: 2)]
      let valid = try #require(ValidatedModel.validate(model).0)
      let scenario = Scenario(name: "s", seed: 2)
      let truth = try await bruteForce(valid, scenario, budget: 40) { plan in
        (!plan.contains("c0") || plan.contains("c1")) && !plan.isSuperset(of: ["c2", "c3"])
          && plan.contains("c4") && plan.intersection(["c1", "c2", "c4"]).count <= 2
      }
      let found = try PlanOptimizer(valid).optimize(scenario, options(40))
      #expect(abs(found.best.total - truth.total) <= 1e-9 * truth.total, "seed \(seed)")
      #expect(found.best.controls.contains("c4"))
    }
  }

  @Test("A control that raises a risk is named, and the optimum is still the optimum")
  func raising() async throws {
    let effect = Effect(
      target: .steps(["a"]), quantity: .probability, change: .multiply(by: Estimate(.point(3))))
    let model = try ModelBuilder.model(
      [Tree.step("a", 0.2), Tree.step("b", 0.1)],
      [
        ModelBuilder.threat("t", goal: "a", loss: .point(100)),
        ModelBuilder.threat("u", goal: "b", loss: .point(1_000)),
      ],
      controls: [
        Control(
          name: "c", status: .planned, cost: Estimate(.point(1)),
          effects: [
            effect,
            Effect(
              target: .steps(["b"]), quantity: .probability,
              change: .reduce(by: Estimate(.point(0.9)))),
          ])
      ])
    let found = try PlanOptimizer(model).optimize(Scenario(name: "s"), options(10))
    // 20 + 100 without it, 60 + 10 + 1 with it.
    #expect(found.best.controls == ["c"] && abs(found.best.total - 71) < 1e-9)
    #expect(found.raising == ["c"])
  }

  @Test("Statuses that may change: what is in place may go, if it is asked for")
  func mayChange() throws {
    let model = try ModelBuilder.model(
      [Tree.step("a", 0.5)], [ModelBuilder.threat("t", goal: "a", loss: .point(100))],
      controls: [
        Control(
          name: "dear", status: .implemented, cost: Estimate(.point(40)),
          effects: [
            Effect(
              target: .steps(["a"]), quantity: .probability,
              change: .reduce(by: Estimate(.point(0.5))))
          ])
      ])
    let scenario = Scenario(name: "s", plan: Plan(statuses: [.implemented]))
    let optimizer = PlanOptimizer(model)
    let kept = try optimizer.optimize(scenario, options(100))
    #expect(kept.kept == ["dear"] && kept.values.isEmpty && kept.best.residual == 25)
    var free = options(100)
    free.statuses = [.implemented]
    let found = try optimizer.optimize(scenario, free)
    #expect(found.kept.isEmpty && found.best.controls.isEmpty && found.best.total == 50)
    #expect(found.values.map(\.inOptimum) == [-15])
  }

  @Test("Rules on unknown controls, and those that no plan can keep, are told")
  func errors() throws {
    let model = try RandomChoice.model(seed: 1, controls: 2)
    func failure(_ change: (inout PlanOptimizer.Options) -> Void) -> OptimizationError? {
      var options = options(0)
      change(&options)
      do { _ = try PlanOptimizer(model).optimize(Scenario(name: "s"), options) } catch {
        return error as? OptimizationError
      }
      return nil
    }
    #expect(failure { $0.budget = -1 } == .budget(-1))
    #expect(
      failure { $0.constraints = [.mustInclude("cx0")] }
        == .unknownControl("cx0", hint: "did you mean 'c0'?"))
    #expect(failure { $0.draws = 3 } == .draws(3))
    let cost = try #require(Self.cost(of: "c0", in: model))
    #expect(failure { $0.constraints = [.mustInclude("c0")] } == .required(cost: cost, budget: 0))
    #expect(failure { $0.withheld = ["c9"] } != nil)
  }

  private static func cost(of control: String, in model: ValidatedModel) -> Double? {
    guard case .distribution(.point(let cost))? = model.model.controls[control]?.cost?.value else {
      return nil
    }
    return cost
  }
}
