// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import TestSupport
import Testing

@testable import RiskSimulation

/// Runs that end by themselves.
@Suite("Stopping rules")
struct StoppingTests {
  private func model() throws -> ValidatedModel {
    let beta = Distribution.beta(alpha: 2, beta: 5)
    return try ModelBuilder.model(
      [
        .step(Step(name: "a", probability: Estimate(beta))),
        .step(Step(name: "b", probability: Estimate(beta))),
      ],
      [
        ModelBuilder.threat(
          "much", goal: "a", attempts: .point(6), loss: .lognormal(mu: 5, sigma: 1)),
        ModelBuilder.threat(
          "little", goal: "b", attempts: .point(5), loss: .lognormal(mu: 5, sigma: 1)),
      ])
  }

  private func run(
    _ rules: [StoppingRule], cap: Int = 1_000_000, sampling: SamplingScheme = .plain,
    threads: Int = 2
  ) async throws -> SimulationResult {
    let scenario = Scenario(
      name: "test", seed: 3, sampling: sampling, until: rules, maximumTrials: cap)
    return try await ModelBuilder.run(try model(), scenario, threads: threads)
  }

  @Test(
    "Rules are read as they are written",
    arguments: ["ale 1%", "var95 2%", "top 5 ranks 95%", "ale 0.5%"])
  func reading(_ text: String) {
    #expect(StoppingRule(text)?.description == text)
  }

  @Test(
    "What is no rule is refused",
    arguments: [
      "", "ale", "ale 1", "ale 0%", "ale -1%", "ale nan%", "var99 1%", "top 0 ranks 95%",
      "top 5 ranks 20%", "top 5 places 95%",
    ])
  func refusing(_ text: String) {
    #expect(StoppingRule(text) == nil)
  }

  @Test(
    "A run ends when the interval of the expected loss is short enough, and holds the exact mean")
  func expectedLoss() async throws {
    let result = try await run([.ale(within: 0.01)])
    let stopping = try #require(result.stopping)
    #expect(stopping.reason == .rules && result.isComplete)
    #expect(stopping.rules[0].width <= 0.01)
    // 11 attempts, 2/7 of them successful, of exp(5.5) each.
    let exact = 11 * 2.0 / 7 * 244.69193226422038
    #expect(stopping.rules[0].lower < exact && exact < stopping.rules[0].upper)
    #expect(result.trials < 100_000)
  }

  @Test("Quasi-random points are sure sooner")
  func quasi() async throws {
    let plain = try await run([.ale(within: 0.004)])
    let quasi = try await run([.ale(within: 0.004)], sampling: .quasi)
    #expect(quasi.trials < plain.trials)
  }

  @Test("The cap of trials ends a run that is not sure, and says so")
  func cap() async throws {
    let result = try await run([.var95(within: 0.000_1)], cap: TrialBlock.chunkSize)
    #expect(result.trials == TrialBlock.chunkSize)
    #expect(result.stopping?.reason == .trials && !result.isComplete)
  }

  @Test("All rules must be met; the first place is sure")
  func ranks() async throws {
    let result = try await run([.ranks(top: 1, confidence: 0.95), .var95(within: 0.05)])
    #expect(result.stopping?.rules.allSatisfy(\.isMet) == true)
    #expect(result.threats[0].name == "much")
  }

  @Test("Any number of threads gives the same bits")
  func threads() async throws {
    let one = try await run([.var95(within: 0.02)], sampling: .quasi, threads: 1)
    #expect(try await run([.var95(within: 0.02)], sampling: .quasi, threads: 3) == one)
  }
}
