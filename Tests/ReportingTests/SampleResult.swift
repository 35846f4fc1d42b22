// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// A result made by hand, with names that try to break out of every format.
enum SampleResult {
  /// Text with all that means something in some format.
  static let hostile = "=1+1, \"quoted\" <b>&amp;</b> \\N |pipe| `tick`\nline \u{1B}[31m 😀 שלום"

  static func make(title: String = "Second & last", trials: Int = 1000) -> SimulationResult {
    let matrix = RiskMatrix(
      likelihoodMeasure: .eventsPerYear,
      likelihood: RiskScale(levels: [
        .init(name: "Low", lowerBound: 0), .init(name: "High", lowerBound: 1),
      ]),
      impact: RiskScale(levels: [
        .init(name: "Low", lowerBound: 0), .init(name: "High", lowerBound: 10_000),
      ]),
      risks: ["Low", "Medium", "High"], cells: [[0, 1], [1, 2]])
    return SimulationResult(
      scenario: Scenario(name: "sample", title: "Two threats", trials: 1000, seed: 7),
      currency: "USD", modelDigest: "0123456789abcdef", trials: trials, activeControls: ["mfa"],
      threats: [
        threat("first", "First threat", rank: 1, ale: 123_456.7, cell: (1, 1)),
        threat("second", title, rank: 2, ale: 42.5, cell: (0, 0)),
      ],
      portfolio: PortfolioResult(
        ale: ExpectedLoss(
          mean: 123_499.2, standardError: 12.5, simulatedMean: 123_000,
          simulatedStandardError: 500),
        probabilityOfAnyEvent: 0.75, annualLoss: losses(1e5), largestEvent: losses(5e4),
        controlCost: summary(2_000)),
      matrix: matrix, assumptions: ["Steps are independent."])
  }

  private static func threat(
    _ name: String, _ title: String, rank: Int, ale: Double, cell: (Int, Int)
  ) -> ThreatResult {
    var shares = [[0.0, 0.0], [0.0, 0.0]]
    shares[cell.0][cell.1] = 0.875
    shares[1 - cell.0][cell.1] = 0.125
    return ThreatResult(
      name: name, title: title, stride: .tampering, rank: rank,
      rankDistribution: RankDistribution(best: 1, worst: 2, topShares: [0.9, 1]),
      vulnerability: summary(0.0123), lossEventsPerYear: summary(1.5), probabilityOfAnyEvent: 0.5,
      ale: ExpectedLoss(
        mean: ale, standardError: ale / 100, simulatedMean: ale, simulatedStandardError: ale / 20),
      annualLoss: losses(ale), largestEvent: losses(ale),
      cheapestAttack: rank == 1 ? CheapestAttack(steps: ["a", "b"], cost: summary(25)) : nil,
      matrix: MatrixPlacement(
        likelihood: cell.0, impact: cell.1, risk: cell.0 + cell.1, shares: shares))
  }

  private static func summary(_ mean: Double) -> Summary {
    Summary(mean: mean, standardError: mean / 1000, p05: mean / 2, p50: mean, p95: mean * 2)
  }

  private static func losses(_ scale: Double) -> LossDistribution {
    LossDistribution(
      p05: 0, p50: scale / 2, p90: scale * 2, p95: scale * 3, p99: scale * 5,
      standardDeviation: .infinity, tvar95: scale * 4, maximum: scale * 10,
      exceedance: [
        ExceedancePoint(loss: 0, probability: 0.75), ExceedancePoint(loss: scale, probability: 0.1),
      ])
  }
}
