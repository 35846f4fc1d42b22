// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation
import Testing

/// Scores with values worked out by hand.
@Suite("Backtest")
struct BacktestTests {
  @Test("Brier 0.1, log score, and a decomposition that sums up")
  func scores() throws {
    let scores = try #require(
      EventScores([(0.1, false), (0.1, false), (0.6, true), (0.6, false), (0.9, true)]))
    #expect(abs(scores.brier - (0.01 + 0.01 + 0.16 + 0.36 + 0.01) / 5) < 1e-15)
    #expect(abs(scores.uncertainty - 0.4 * 0.6) < 1e-15)
    // Bins: 0.1 twice, none; 0.6 twice, one; 0.9 once, one.
    #expect(abs(scores.reliability - (2 * 0.01 + 2 * 0.01 + 0.01) / 5) < 1e-15)
    #expect(abs(scores.resolution - (2 * 0.16 + 2 * 0.01 + 0.36) / 5) < 1e-15)
    #expect(abs(scores.withinBins) < 1e-15)
    // -(2 ln 0.9 + ln 0.6 + ln 0.4 + ln 0.9) / 5.
    #expect(abs(scores.logScore - 0.348_639_580_5) < 1e-8)
    #expect(scores.bins.map(\.count) == [2, 2, 1])
  }

  @Test("Predictions of different size in one bin leave a remainder, and the sum still holds")
  func withinBins() throws {
    let scores = try #require(EventScores([(0.11, false), (0.19, true), (0.15, false)]))
    let sum = scores.reliability - scores.resolution + scores.uncertainty + scores.withinBins
    #expect(abs(sum - scores.brier) < 1e-15 && scores.withinBins != 0)
  }

  @Test("What was called impossible scores infinitely badly; no pairs score nothing")
  func extremes() throws {
    #expect(try #require(EventScores([(0, true)])).logScore == .infinity)
    #expect(try #require(EventScores([(1, true)])).logScore == 0)
    #expect(EventScores([]) == nil)
  }

  private func forecast(year: Int?) -> Forecast {
    Forecast(
      year: year, threat: "t", probability: 0.4,
      cumulative: [
        .init(loss: 0, probability: 0.05), .init(loss: 0, probability: 0.5),
        .init(loss: 100, probability: 0.9), .init(loss: 200, probability: 0.95),
        .init(loss: 400, probability: 0.99),
      ])
  }

  @Test(
    "The transform of a loss: half the jump at 0, linear between points, beyond the last between it and 1"
  )
  func transform() {
    let forecast = forecast(year: nil)
    for (loss, expected) in [(0, 0.3), (50, 0.75), (100, 0.9), (300, 0.97), (1000, 0.995)] {
      #expect(abs(forecast.transform(of: Double(loss)) - expected) < 1e-15)
    }
  }

  @Test(
    "Outcomes meet the prediction of their year, else the one for any year; coverage counts them")
  func matching() {
    let result = Backtest.result(
      [forecast(year: nil), forecast(year: 2024)],
      [
        Outcome(year: 2024, threat: "t", happened: true, loss: 150),
        Outcome(year: 2025, threat: "t", happened: false, loss: 0),
        Outcome(year: 2025, threat: "t", happened: true, loss: 300),
        Outcome(year: 2025, threat: "u", happened: true),
      ])
    #expect(result.pairs.map(\.forecast.year) == [2024, nil, nil])
    #expect(result.unmatched.map(\.threat) == ["u"])
    #expect(result.coverage.map(\.inside) == [2, 2, 3])
    #expect(result.histogram == [0, 0, 0, 1, 0, 0, 0, 0, 0, 2])
  }
}
