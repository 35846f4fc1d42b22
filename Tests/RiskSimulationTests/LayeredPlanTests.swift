// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import TestSupport
import Testing

@testable import RiskSimulation

@Suite("Transfers with a deductible or a limit in the optimum")
struct LayeredPlanTests {
  private func model(
    _ terms: TransferTerms, attempts: Double, occurrence: Occurrence = .poisson
  ) throws -> ValidatedModel {
    try ModelBuilder.model(
      [Tree.step("a", 0.5)],
      [
        ModelBuilder.threat(
          "t", goal: "a", attempts: .point(attempts), loss: .exponential(mean: 1_000),
          occurrence: occurrence)
      ],
      controls: [
        Control(
          name: "insurance", status: .planned, cost: Estimate(.point(1)),
          effects: [
            Effect(target: .threats(["t"]), quantity: .loss, change: .transfer(terms))
          ]),
        Control(
          name: "lock", status: .planned, cost: Estimate(.point(10_000)),
          effects: [
            Effect(
              target: .steps(["a"]), quantity: .probability,
              change: .reduce(by: Estimate(.point(0.5))))
          ]),
      ])
  }

  private func residual(_ model: ValidatedModel) throws -> PlanFigures {
    try PlanOptimizer(model).optimize(
      Scenario(name: "s", seed: 8), .init(budget: 100, frontSteps: 0, robustnessDraws: 4)
    ).best
  }

  @Test("by event, the expected loss is the closed form")
  func byEvent() throws {
    let terms = TransferTerms(share: .point(0.9), deductible: 800, limit: 2_000)
    let best = try residual(model(terms, attempts: 1.6))
    #expect(best.controls == ["insurance"])
    // Of an exponential loss, the layer from d to d + l is mean * (exp(-d/mean) - exp(-(d+l)/mean)).
    let layer = 1_000 * (0.449_328_964_117_221_56 - 0.060_810_062_625_217_98)
    let truth = 0.8 * (1_000 - 0.9 * layer)
    // 2,048 draws of 64 events, of which the loss before transfers explains a part: sd of one event about
    // 600, so 4 standard errors are 0.8 * 4 * 600 / sqrt(131,072) = 5.3.
    #expect(abs(best.residual - truth) < 5.3)
  }

  @Test(
    "by year, with few events and with many, it is what a simulation finds",
    arguments: [(1.6, Occurrence.poisson), (80, .poisson), (6, .negativeBinomial(size: 2))])
  func byYear(attempts: Double, occurrence: Occurrence) async throws {
    let mean = 500 * attempts
    let terms = TransferTerms(
      share: .point(0.9), deductible: mean, limit: 2 * mean, basis: .year)
    let model = try model(terms, attempts: attempts, occurrence: occurrence)
    let best = try residual(model)
    #expect(best.controls == ["insurance"])
    let simulated = try await ModelBuilder.run(
      model,
      Scenario(name: "s", plan: Plan(added: ["insurance"]), trials: 20_000, seed: 77)
    ).portfolio.ale
    // Beside the simulation's own error the optimum's: at most that of 2,048 years.
    let error = simulated.standardError * (1 + (20_000.0 / 2_048).squareRoot())
    #expect(abs(best.residual - simulated.mean) < 4 * error)
  }
}
