// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import RiskSimulation
import TestSupport
import Testing

/// Years of many events: the largest losses are exact, the rest is matched in mean and variance.
@Suite("Years of many events")
struct ManyEventsTests {
  private func simulate(rate: Double, sigma: Double) async throws -> ThreatResult {
    let loss = Distribution.lognormal(mu: 3, sigma: sigma)
    let model = try ModelBuilder.model(
      [Tree.step("goal", 1)], [ModelBuilder.threat(attempts: .point(rate), loss: loss)])
    let scenario = Scenario(name: "test", trials: 60_000, seed: 11)
    return try await ModelBuilder.run(model, scenario).threats[0]
  }

  @Test(
    "Moments past the count at which single events end",
    arguments: [(80.0, 0.8), (300.0, 1.5), (5_000.0, 2.0), (100_000.0, 1.0)])
  func moments(rate: Double, sigma: Double) async throws {
    let result = try await simulate(rate: rate, sigma: sigma)
    let exact = result.annualLoss.standardDeviation
    #expect(abs(result.ale.simulatedMean - result.ale.mean) < 4 * exact / 60_000.0.squareRoot())
    // The standard error that the simulated years show must be that of the exact standard deviation.
    // Its own relative error is sqrt((kurtosis - 1) / n) / 2; for these laws below 4 %.
    let shown = result.ale.simulatedStandardError * 60_000.0.squareRoot()
    #expect(abs(shown / exact - 1) < 0.16)
  }

  @Test("Quantiles are those of the exact law by FFT", arguments: [(200.0, 1.0), (200.0, 1.5)])
  func quantiles(rate: Double, sigma: Double) async throws {
    let result = try await simulate(rate: rate, sigma: sigma)
    let law = try CompoundLaw(
      meanEvents: rate, occurrence: .poisson,
      severity: .lognormal(mu: 3, sigma: sigma), gridPoints: 1 << 18)
    // 4 standard errors of a quantile at 60,000 trials: 4 sqrt(p (1-p) / n) / f. For the median f is
    // about 0.4 / sd; at P99 about 0.027 / sd for a normal law and less for heavier tails.
    let spread = law.standardDeviation
    let bounds = [(0.5, 0.05), (0.95, 0.1), (0.99, 0.4)]
    for (probability, tolerance) in bounds {
      let found =
        probability == 0.5
        ? result.annualLoss.p50
        : probability == 0.95 ? result.annualLoss.p95 : result.annualLoss.p99
      let exact = law.quantile(probability)
      #expect(abs(found - exact) < tolerance * spread, "P\(probability): \(found) against \(exact)")
    }
  }

  @Test("The largest event of many has the law Q(u^(1/n))")
  func largest() async throws {
    let result = try await simulate(rate: 1_000, sigma: 1)
    // P(largest <= x) = exp(-1000 P(X > x)): its median solves P(X > x) = ln 2 / 1000.
    let exact = Distribution.lognormal(mu: 3, sigma: 1).quantile(complement: 0.6931471805599453e-3)
    #expect(abs(result.largestEvent.p50 - exact) < 0.01 * exact)
  }
}
