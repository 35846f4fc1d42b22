// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import Foundation
import RiskSimulation
import TestSupport
import Testing

/// Terms of transfer whose effect on the expected loss has a closed form, or an exact law by Fourier transform.
///
/// Simulated means may differ by 4 standard errors; seeds are fixed.
@Suite("Transfers")
struct TransferTests {
  private let rate = 1.5

  private func result(
    _ terms: [TransferTerms], loss: Distribution, rate: Double = 1.5, trials: Int = 16_384
  ) async throws -> SimulationResult {
    let controls = terms.enumerated().map { index, terms in
      Control(
        name: "insurance\(index)", status: .implemented,
        effects: [
          Effect(target: .threats(["threat"]), quantity: .loss, change: .transfer(terms))
        ])
    }
    let model = try ModelBuilder.model(
      [Tree.step("goal", 1)], [ModelBuilder.threat(attempts: .point(rate), loss: loss)],
      controls: controls)
    let scenario = Scenario(
      name: "test", plan: Plan(statuses: [.implemented]), trials: trials, seed: 77)
    return try await ModelBuilder.run(model, scenario)
  }

  /// `E[min(X, u)]` of a lognormal law (Klugman, Panjer, Willmot, Loss Models, appendix A).
  private func limited(_ u: Double, _ mu: Double, _ sigma: Double) -> Double {
    func normal(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }
    return exp(mu + sigma * sigma / 2) * normal((log(u) - mu - sigma * sigma) / sigma)
      + u * (1 - normal((log(u) - mu) / sigma))
  }

  /// `E[min(max(S - d, 0), l)]` of an annual total: the integral of `P(S > x)` from `d` to `d + l`.
  private func layer(_ law: CompoundLaw, _ d: Double, _ l: Double) -> Double {
    let parts = 20_000
    return (0..<parts).reduce(0) { sum, part in
      sum + (1 - law.cumulative(d + l * (Double(part) + 0.5) / Double(parts)))
    } * l / Double(parts)
  }

  private func expect(_ result: SimulationResult, net expected: Double) {
    let ale = result.threats[0].ale
    // Beside chance, numbers of events are left out that have a probability below 1e-13 together.
    #expect(
      abs(ale.mean - expected) < 4 * ale.standardError + 1e-9 * expected,
      "\(ale) against \(expected)")
    #expect(
      abs(ale.simulatedMean - expected) < 4 * ale.simulatedStandardError,
      "\(ale) against \(expected)")
  }

  @Test("A layer of lognormal losses: limited expected values, shared in half")
  func lognormalLayer() async throws {
    let (mu, sigma) = (9.0, 1.2)
    let terms = TransferTerms(share: .point(0.5), deductible: 5_000, limit: 40_000)
    let found = try await result([terms], loss: .lognormal(mu: mu, sigma: sigma))
    let mean = exp(mu + sigma * sigma / 2)
    let ceded = 0.5 * (limited(45_000, mu, sigma) - limited(5_000, mu, sigma))
    expect(found, net: rate * (mean - ceded))
    let gross = try #require(found.threats[0].gross)
    #expect(abs(gross.ale.mean - rate * mean) < 1e-9 * rate * mean)
    #expect(
      abs(gross.ale.simulatedMean - rate * mean) < 4 * gross.ale.simulatedStandardError)
  }

  @Test("A layer of exponential losses: m (exp(-d/m) - exp(-(d+l)/m)), with an uncertain share")
  func exponentialLayer() async throws {
    let share = Estimate(.beta(alpha: 8, beta: 2))
    let terms = TransferTerms(share: share, deductible: 30, limit: 120)
    let found = try await result([terms], loss: .exponential(mean: 100))
    expect(found, net: rate * (100 - 0.8 * 100 * (exp(-0.3) - exp(-1.5))))
  }

  @Test("Deductible and limit of a year's total, against the law of the total by FFT")
  func annualLayer() async throws {
    let terms = TransferTerms(share: .point(0.9), deductible: 80, limit: 250, basis: .year)
    let found = try await result([terms], loss: .exponential(mean: 100))
    let law = try CompoundLaw(meanEvents: rate, severity: .exponential(mean: 100))
    expect(found, net: rate * 100 - 0.9 * layer(law, 80, 250))
  }

  @Test(
    "Aggregate terms over events above a deductible, against FFT: what exceeds it is exponential again"
  )
  func aggregateTerms() async throws {
    let terms = TransferTerms(
      share: .point(0.8), deductible: 50, aggregateDeductible: 40, aggregateLimit: 200)
    let found = try await result([terms], loss: .exponential(mean: 100))
    let law = try CompoundLaw(meanEvents: rate * exp(-0.5), severity: .exponential(mean: 100))
    expect(found, net: rate * 100 - 0.8 * layer(law, 40, 200))
    #expect(found.assumptions.contains { $0.contains("each threat on its own") })
  }

  @Test("An aggregate limit alone, and one of an event within it")
  func aggregateLimit() async throws {
    let terms = TransferTerms(share: .point(1), limit: 60, aggregateLimit: 100)
    let found = try await result([terms], loss: .point(100))
    // Every event counts 60: the first pays 60, the second the other 40, all others nothing.
    let (none, one) = (exp(-rate), rate * exp(-rate))
    expect(found, net: rate * 100 - 60 * one - 100 * (1 - none - one))
    #expect(found.threats[0].largestEvent.maximum == 100)
  }

  @Test("A second transfer sees what the first leaves")
  func sequence() async throws {
    let first = TransferTerms(share: .point(0.5), limit: 100)
    let second = TransferTerms(share: .point(1), deductible: 80)
    let found = try await result([first, second], loss: .exponential(mean: 100))
    // After the first x - min(x, 100) / 2 is left, which exceeds 80 from x = 130 on, by x - 130.
    let left = 100 - 0.5 * 100 * (1 - exp(-1))
    expect(found, net: rate * (left - 100 * exp(-1.3)))
  }

  @Test(
    "A rare threat of several forms: the mean over sampled events is that of simulated years, with a far smaller error",
    arguments: [
      TransferTerms(share: .point(0.9), deductible: 5_000, limit: 60_000),
      TransferTerms(share: .point(0.9), limit: 60_000, aggregateLimit: 80_000),
      TransferTerms(share: .point(0.9), deductible: 10_000, limit: 50_000, basis: .year),
    ], [Occurrence.poisson, .negativeBinomial(size: 2)])
  func sampledEvents(terms: TransferTerms, occurrence: Occurrence) async throws {
    var threat = ModelBuilder.threat(attempts: .lognormal(mu: -2, sigma: 0.5), loss: .point(1))
    threat.occurrence = occurrence
    threat.losses = [
      LossForm(name: "response", magnitude: Estimate(.lognormal(mu: 9, sigma: 1.2))),
      LossForm(
        name: "fine", magnitude: Estimate(.exponential(mean: 50_000)),
        probability: Estimate(.point(0.3))),
    ]
    let model = try ModelBuilder.model(
      [Tree.step("goal", 1)], [threat],
      controls: [
        Control(
          name: "insurance", status: .implemented,
          effects: [
            Effect(target: .threats(["threat"]), quantity: .loss, change: .transfer(terms))
          ])
      ])
    let found = try await ModelBuilder.run(
      model, Scenario(name: "s", plan: Plan(statuses: [.implemented]), trials: 10_240, seed: 5))
    let ale = found.threats[0].ale
    #expect(
      abs(ale.mean - ale.simulatedMean)
        < 4
        * (ale.standardError * ale.standardError
        + ale.simulatedStandardError * ale.simulatedStandardError).squareRoot())
    #expect(ale.standardError < ale.simulatedStandardError / 5)
  }

  @Test("Years of thousands of events use up an aggregate limit")
  func manyEvents() async throws {
    let (events, trials) = (6_000.0, 8_192)
    // The layers above 50 add up to a total of known mean and variance, which is normal to within the test.
    let mean = events * 100 * exp(-0.5)
    let deviation = (events * 2 * 100 * 100 * exp(-0.5)).squareRoot()
    for (limit, ceded) in [
      (mean / 2, mean / 2), (mean, mean - deviation / (2 * Double.pi).squareRoot()),
    ] {
      let terms = TransferTerms(share: .point(1), deductible: 50, aggregateLimit: limit)
      let found = try await result(
        [terms], loss: .exponential(mean: 100), rate: events, trials: trials)
      let ale = found.threats[0].ale
      #expect(
        abs(ale.mean - (events * 100 - ceded)) < 4 * ale.standardError + 0.01 * deviation,
        "\(ale.mean) against \(events * 100 - ceded)")
    }
  }

  @Test(
    "In proportion, gross and net differ by the share, at every quantile and to the last bit of the mean"
  )
  func proportional() async throws {
    let found = try await result([TransferTerms(share: .point(0.75))], loss: ModelBuilder.loss)
    let threat = found.threats[0]
    let gross = try #require(threat.gross)
    let portfolio = try #require(found.portfolio.gross)
    #expect(abs(gross.ale.mean - 4 * threat.ale.mean) < 1e-9 * gross.ale.mean)
    #expect(portfolio.annualLoss.p95 == gross.annualLoss.p95)
    // A histogram's bucket is 2^-10 wide.
    for (net, all) in [
      (threat.annualLoss.p50, gross.annualLoss.p50), (threat.annualLoss.p99, gross.annualLoss.p99),
    ] { #expect(abs(all - 4 * net) < 0.002 * all) }
  }

  @Test(
    "Net never exceeds gross on the exceedance curve; without a transfer there is no gross curve")
  func curves() async throws {
    let loss = Distribution.lognormal(mu: 9, sigma: 1.2)
    let plain = try await result([], loss: loss)
    #expect(plain.portfolio.gross == nil && plain.threats[0].gross == nil)
    let terms = TransferTerms(share: .point(0.9), deductible: 5_000, limit: 20_000)
    let found = try await result([terms], loss: loss)
    let gross = try #require(found.portfolio.gross)
    // Common random numbers: the gross year is the year without a transfer.
    #expect(gross.annualLoss.p95 == plain.portfolio.annualLoss.p95)
    #expect(gross.annualLoss.exceedance == plain.portfolio.annualLoss.exceedance)
    for (net, all) in zip(
      found.portfolio.annualLoss.exceedance, gross.annualLoss.exceedance)
    where net.probability == all.probability { #expect(net.loss <= all.loss) }
  }

  @Test("A premium is a yearly cost beside the control's own, drawn on its own")
  func premium() async throws {
    let terms = TransferTerms(
      share: .point(0.5), premium: Estimate(.uniform(minimum: 100, maximum: 300)))
    let control = Control(
      name: "insurance", status: .implemented, cost: .point(50),
      effects: [Effect(target: .threats(["threat"]), quantity: .loss, change: .transfer(terms))])
    #expect(
      control.yearlyCosts.map(\.name) == [
        "control.insurance.cost", "control.insurance.effect.1.premium",
      ])
    let model = try ModelBuilder.model(
      [Tree.step("goal", 1)], [ModelBuilder.threat()], controls: [control])
    let found = try await ModelBuilder.run(
      model, Scenario(name: "test", plan: Plan(statuses: [.implemented]), trials: 20_000, seed: 1))
    let cost = found.portfolio.controlCost
    #expect(abs(cost.mean - 250) < 4 * cost.standardError)
    #expect(abs(cost.p05 - 160) < 5 && abs(cost.p95 - 340) < 5)
  }

  @Test("Elimination takes the threat out: no attempts, no loss")
  func elimination() async throws {
    let control = Control(
      name: "remove", status: .implemented,
      effects: [Effect(target: .threats(["threat"]), quantity: .attempts, change: .eliminate)])
    let model = try ModelBuilder.model(
      [Tree.step("goal", 1)], [ModelBuilder.threat()], controls: [control])
    let found = try await ModelBuilder.run(
      model, Scenario(name: "test", plan: Plan(statuses: [.implemented]), trials: 1_000, seed: 1))
    #expect(found.threats[0].ale.mean == 0 && found.portfolio.annualLoss.maximum == 0)
  }

  @Test("The interval of the expected loss holds no chance: lognormal attempts, loss 10")
  func expectedLossInterval() throws {
    let attempts = Distribution.lognormal(mu: 1, sigma: 0.5)
    let model = try ModelBuilder.model(
      [Tree.step("goal", 0.5)], [ModelBuilder.threat(attempts: attempts, loss: .point(10))])
    let found = try ExpectedLossInterval.all(
      of: Scenario(name: "test", seed: 5), in: model, draws: 16_384)
    let interval = try #require(found["threat"])
    #expect(!interval.isGross)
    // 10 * 0.5 * exp(1 - 1.6449 * 0.5) and with +; quantiles of 16,384 draws are good to 3 %.
    #expect(abs(interval.summary.p05 - 5.9715) < 0.03 * 5.9715)
    #expect(abs(interval.summary.p95 - 30.937) < 0.03 * 30.937)
  }
}
