// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import TestSupport
import Testing

@testable import RiskSimulation

/// Models without uncertain parameters, of which the trial loop computes most once: the same figures as year by year.
@Suite("What is the same in every trial")
struct ConstantModelTests {
  private static let trials = 3_000
  private static let rates = [0.2, 2, 7.5]
  private static let loss = Distribution.lognormal(mu: 5, sigma: 1)

  private func model() throws -> ValidatedModel {
    try ModelBuilder.model(
      [Tree.step("goal", 0.5)],
      Self.rates.map {
        ModelBuilder.threat("rate-\($0)", attempts: .point(2 * $0), loss: Self.loss)
      })
  }

  private var scenario: Scenario {
    Scenario(name: "test", trials: Self.trials, seed: 9, sampling: .plain)
  }

  /// The years of each threat, drawn one by one.
  private func years(_ model: ValidatedModel) throws -> [[YearLoss]] {
    let compiled = try ScenarioCompiler.compile(scenario, of: model.model)
    let memory = ColumnMemory(for: compiled.program)
    compiled.program.run(in: memory, firstTrial: 0)
    var events: [Double] = []
    return compiled.compiled.map { threat in
      (0..<UInt64(Self.trials)).map { trial in
        threat.losses.year(trial: trial, events: &events) { memory.column(Int($0))[0] }
      }
    }
  }

  @Test(
    "Figures of each threat and of the portfolio are those of its years, for one thread and for three"
  )
  func figures() async throws {
    let model = try model()
    let result = try await ModelBuilder.run(model, scenario, threads: 1)
    #expect(try await ModelBuilder.run(model, scenario, threads: 3) == result)
    let years = try years(model)
    for (index, rate) in Self.rates.enumerated() {
      let threat = try #require(result.threats.first { $0.name == "rate-\(rate)" })
      expect(threat.ale, threat.annualLoss, totals: years[index].map(\.total))
      #expect(close(threat.ale.mean, rate * Self.loss.mean))
      #expect(threat.ale.standardError == 0)
      #expect(close(threat.probabilityOfAnyEvent, 1 - PinnedMath.exp(-rate)))
      #expect(threat.largestEvent.maximum == years[index].map(\.largest).max())
      #expect(close(threat.vulnerability.mean, 0.5) && threat.vulnerability.standardError == 0)
      #expect(threat.rank == Self.rates.count - index)
      #expect(threat.rankDistribution.best == threat.rank)
      #expect(threat.rankDistribution.worst == threat.rank)
    }
    let totals = (0..<Self.trials).map { trial in years.reduce(0) { $0 + $1[trial].total } }
    expect(result.portfolio.ale, result.portfolio.annualLoss, totals: totals)
    #expect(
      result.portfolio.largestEvent.maximum == years.joined().map(\.largest).max())
  }

  /// Sums to rounding, quantiles to the half width of a histogram's bucket.
  private func expect(_ ale: ExpectedLoss, _ annual: LossDistribution, totals: [Double]) {
    #expect(close(ale.simulatedMean, totals.reduce(0, +) / Double(totals.count)))
    let sorted = totals.sorted()
    for (found, level) in [(annual.p50, 0.5), (annual.p90, 0.9), (annual.p95, 0.95)] {
      let exact = sorted[Int((level * Double(sorted.count)).rounded(.up)) - 1]
      #expect((found - exact).magnitude <= 0.0005 * exact)
    }
    #expect(annual.maximum == sorted.last)
  }

  private func close(_ a: Double, _ b: Double) -> Bool {
    (a - b).magnitude <= 1e-11 * b.magnitude
  }
}
