// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation
import TestSupport
import Testing

/// Controls and transfers whose effect on the expected loss has a closed form.
@Suite("Controls and transfers")
struct ControlTests {
  private func result(
    _ effects: [Effect], coverage: Double = 1, loss: Distribution = .exponential(mean: 100),
    attempts: Double = 2, trials: Int = 100_000
  ) async throws -> SimulationResult {
    let control = Control(
      name: "c", status: .implemented, cost: .point(7), coverage: coverage, effects: effects)
    let nodes = [
      Tree.step("a", 0.5), Tree.step("b", 0.4), Tree.gate("goal", .any, ["a", "b"]),
    ]
    let model = try ModelBuilder.model(
      nodes, [ModelBuilder.threat(attempts: .point(attempts), loss: loss)], controls: [control])
    let scenario = Scenario(
      name: "test", plan: Plan(statuses: [.implemented]), trials: trials, seed: 21)
    return try await ModelBuilder.run(model, scenario)
  }

  private func steps(_ names: [String], _ change: Effect.Change) -> Effect {
    Effect(target: .steps(names), quantity: .probability, change: change)
  }

  private func threat(_ quantity: Effect.Quantity, _ change: Effect.Change) -> Effect {
    Effect(target: .threats(["threat"]), quantity: quantity, change: change)
  }

  @Test("A reduction multiplies the step's probability by 1 - coverage * e")
  func reduction() async throws {
    let found = try await result([steps(["a"], .reduce(by: .point(0.8)))], coverage: 0.5)
    let expected = 1 - (1 - 0.5 * 0.6) * 0.6
    #expect(abs(found.threats[0].vulnerability.mean - expected) < 1e-12)
    #expect(found.portfolio.controlCost.mean == 7)
    #expect(found.activeControls == ["c"])
  }

  @Test("One effect on two steps is one draw; two effects are two")
  func sharedEffect() async throws {
    let law = Estimate(.uniform(minimum: 0, maximum: 1))
    let one = try await result([steps(["a", "b"], .reduce(by: law))])
    let two = try await result([
      steps(["a"], .reduce(by: law)), steps(["b"], .reduce(by: law)),
    ])
    // E[1 - (1 - 0.5 x)(1 - 0.4 y)] = 0.45 - 0.2 E[xy], with E[x^2] = 1/3 and E[x]E[y] = 1/4.
    let (shared, separate) = (one.threats[0].vulnerability, two.threats[0].vulnerability)
    #expect(abs(shared.mean - (0.45 - 0.2 / 3)) < 4 * shared.standardError)
    #expect(abs(separate.mean - (0.45 - 0.2 / 4)) < 4 * separate.standardError)
  }

  @Test("Elimination takes a step out")
  func elimination() async throws {
    let found = try await result([steps(["a"], .eliminate)])
    #expect(abs(found.threats[0].vulnerability.mean - 0.4) < 1e-12)
  }

  @Test("Attempts and loss scale the expected annual loss")
  func threatEffects() async throws {
    let found = try await result([
      threat(.attempts, .reduce(by: .point(0.25))), threat(.loss, .multiply(by: .point(2))),
    ])
    let expected = 2 * 0.75 * 0.7 * 200
    #expect(abs(found.threats[0].ale.mean - expected) < 1e-9 * expected)
  }

  @Test("A proportional transfer leaves 1 - share of every loss")
  func proportionalTransfer() async throws {
    let terms = TransferTerms(share: .point(0.9))
    let found = try await result([threat(.loss, .transfer(terms))])
    let expected = 2 * 0.7 * 100 * 0.1
    #expect(abs(found.threats[0].ale.mean - expected) < 1e-9 * expected)
  }

  @Test("A deductible on exponential losses: E[X - (X - d)+] = m (1 - exp(-d/m))")
  func deductible() async throws {
    let terms = TransferTerms(share: .point(1), deductible: 50)
    let found = try await result([threat(.loss, .transfer(terms))])
    let expected = 2 * 0.7 * 100 * (1 - 0.6065306597126334)
    let ale = found.threats[0].ale
    #expect(abs(ale.mean - expected) < 4 * ale.standardError)
    // The gross loss as control variate must have made the estimate better than the plain mean.
    #expect(ale.standardError < ale.simulatedStandardError)
  }

  @Test("The same deductible in years of thousands of events")
  func deductibleOfManyEvents() async throws {
    let terms = TransferTerms(share: .point(1), deductible: 50)
    let found = try await result([threat(.loss, .transfer(terms))], attempts: 10_000, trials: 4_096)
    let expected = 10_000 * 0.7 * 100 * (1 - 0.6065306597126334)
    let ale = found.threats[0].ale
    #expect(abs(ale.mean - expected) < 4 * ale.standardError)
  }

  @Test("A limit on the year's total bounds what is recovered")
  func annualLimit() async throws {
    let terms = TransferTerms(share: .point(1), limit: 30, basis: .year)
    let found = try await result([threat(.loss, .transfer(terms))], loss: .point(100))
    // Every year with an event recovers exactly 30.
    let expected = 2 * 0.7 * 100 - 30 * (1 - 0.2465969639416065)
    let ale = found.threats[0].ale
    // Numbers of events below 1e-13 are left out.
    #expect(abs(ale.mean - expected) < 4 * ale.standardError + 1e-11 * expected)
  }

  @Test("Several forms of loss add up in each event, each with its share")
  func lossForms() async throws {
    var threat = ModelBuilder.threat(attempts: .point(3))
    threat.losses = [
      LossForm(name: "response", magnitude: .point(10)),
      LossForm(name: "fine", magnitude: .point(100), probability: .point(0.2)),
    ]
    let model = try ModelBuilder.model([Tree.step("goal", 1)], [threat])
    let found = try await ModelBuilder.run(model, Scenario(name: "test", trials: 100_000, seed: 2))
    let result = found.threats[0]
    #expect(abs(result.ale.mean - 90) < 1e-9)
    // E[(10 + 100 B)^2] = 100 + 2 * 10 * 100 * 0.2 + 10,000 * 0.2 = 2,500; times the rate 3.
    #expect(abs(result.annualLoss.standardDeviation - 7_500.0.squareRoot()) < 1e-9)
    #expect(abs(result.ale.simulatedMean - 90) < 4 * result.ale.simulatedStandardError)
    #expect(result.largestEvent.maximum == 110)
  }
}
