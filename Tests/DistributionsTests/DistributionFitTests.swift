// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import Testing

@Suite struct DistributionFitTests {
  private static func percentiles(_ pairs: [(Double, Double)]) -> [Percentile] {
    pairs.map { Percentile(probability: $0.0, value: $0.1) }
  }

  /// oracles.md: lognormal with p05 50,000 and p95 1,500,000.
  @Test func lognormalPassesThroughItsPercentiles() throws {
    let law = try DistributionFit.lognormal(
      percentiles: Self.percentiles([(0.05, 50_000), (0.95, 1_500_000)]))
    guard case .lognormal(let mu, let sigma) = law else {
      Issue.record("\(law)")
      return
    }
    #expect(relativeDifference(mu, 12.520376975241362) < 1e-15)
    #expect(relativeDifference(sigma, 1.0338905924309643) < 1e-15)
  }

  @Test func everyFamilyPassesThroughItsPercentiles() throws {
    let ends = Self.percentiles([(0.1, 0.2), (0.8, 0.45)])
    let laws = [
      try DistributionFit.normal(percentiles: ends),
      try DistributionFit.lognormal(percentiles: ends),
      try DistributionFit.gamma(percentiles: ends),
      try DistributionFit.beta(percentiles: ends),
      try DistributionFit.weibull(percentiles: ends),
      try DistributionFit.metalog(percentiles: ends),
      try DistributionFit.metalog(percentiles: ends, lower: 0),
      try DistributionFit.metalog(percentiles: ends, lower: 0, upper: 1),
      try DistributionFit.metalog(percentiles: ends, upper: 1),
      // The order in which they are given does not matter.
      try DistributionFit.gamma(percentiles: ends.reversed()),
    ]
    for law in laws {
      for end in ends {
        #expect(relativeDifference(law.quantile(end.probability), end.value) < 1e-10, "\(law)")
      }
    }
  }

  @Test(arguments: [
    (0.05, 1e-6, 0.95, 0.01), (0.05, 0.4, 0.95, 0.41), (0.01, 0.9, 0.5, 0.999),
    (0.25, 0.001, 0.75, 0.9),
  ])
  func betaMeetsExtremePercentiles(p: Double, x: Double, q: Double, y: Double) throws {
    let law = try DistributionFit.beta(percentiles: Self.percentiles([(p, x), (q, y)]))
    #expect(relativeDifference(law.cumulative(x), p) < 1e-9)
    #expect(relativeDifference(law.cumulative(y), q) < 1e-9)
  }

  @Test(arguments: [(0.05, 1e-6, 0.95, 1e3), (0.05, 99.0, 0.95, 101.0)])
  func gammaMeetsExtremePercentiles(p: Double, x: Double, q: Double, y: Double) throws {
    let law = try DistributionFit.gamma(percentiles: Self.percentiles([(p, x), (q, y)]))
    #expect(relativeDifference(law.quantile(p), x) < 1e-9)
    #expect(relativeDifference(law.quantile(q), y) < 1e-9)
  }

  @Test func momentsAreMet() throws {
    for law in [
      try DistributionFit.lognormal(mean: 0.3, standardDeviation: 0.1),
      try DistributionFit.beta(mean: 0.3, standardDeviation: 0.1),
      try DistributionFit.gamma(mean: 0.3, standardDeviation: 0.1),
    ] {
      #expect(relativeDifference(law.mean, 0.3) < 1e-14)
      #expect(relativeDifference(law.variance, 0.01) < 1e-13)
    }
  }

  /// oracles.md: rates with mean 2e-5 and error factor 3 at 95 %.
  @Test func errorFactorIsTheRatioOfP95ToTheMedian() throws {
    let byMean = try DistributionFit.lognormal(mean: 2e-5, errorFactor: 3)
    #expect(relativeDifference(byMean.mean, 2e-5) < 1e-14)
    #expect(relativeDifference(byMean.quantile(0.95) / byMean.quantile(0.5), 3) < 1e-14)
    let byMedian = try DistributionFit.lognormal(median: 2e-5, errorFactor: 3)
    #expect(relativeDifference(byMedian.quantile(0.5), 2e-5) < 1e-14)
    #expect(relativeDifference(byMedian.quantile(0.95), 6e-5) < 1e-14)
  }

  @Test func countsUpdateThePrior() throws {
    #expect(
      try DistributionFit.beta(successes: 3, trials: 40) == .beta(alpha: 3.5, beta: 37.5))
    #expect(
      try DistributionFit.beta(successes: 0, trials: 0, priorAlpha: 1, priorBeta: 1)
        == .beta(alpha: 1, beta: 1))
    #expect(
      try DistributionFit.gamma(events: 2, exposure: 8) == .gamma(shape: 2.5, scale: 0.125))
  }

  /// Keelin's three-term metalog passes through its three percentiles exactly.
  @Test func metalogTakesAsManyTermsAsPercentiles() throws {
    for (lower, upper) in [(nil, nil), (0, nil), (0, 100)] as [(Double?, Double?)] {
      let points = Self.percentiles([(0.05, 3), (0.25, 7), (0.5, 11), (0.75, 17), (0.95, 31)])
      let law = try DistributionFit.metalog(percentiles: points, lower: lower, upper: upper)
      for point in points {
        #expect(relativeDifference(law.quantile(point.probability), point.value) < 1e-12)
      }
    }
  }

  @Test func impossibleFitsAreExplained() {
    let falling = Self.percentiles([(0.1, 2), (0.9, 1)])
    let error = #expect(throws: DistributionError.self) {
      try DistributionFit.normal(percentiles: falling)
    }
    #expect(error?.description == "the percentiles must rise: 2.0 at 0.1, 1.0 at 0.9")
    let rising = Self.percentiles([(0.1, -2), (0.9, 1)])
    #expect(throws: DistributionError.self) { try DistributionFit.lognormal(percentiles: rising) }
    #expect(throws: DistributionError.self) { try DistributionFit.gamma(percentiles: rising) }
    #expect(throws: DistributionError.self) { try DistributionFit.beta(percentiles: rising) }
    #expect(throws: DistributionError.self) { try DistributionFit.weibull(percentiles: rising) }
    #expect(throws: DistributionError.self) {
      try DistributionFit.normal(percentiles: Array(rising.prefix(1)))
    }
    #expect(throws: DistributionError.self) {
      try DistributionFit.beta(mean: 0.5, standardDeviation: 0.6)
    }
    #expect(throws: DistributionError.self) {
      try DistributionFit.beta(successes: 5, trials: 3)
    }
    #expect(throws: DistributionError.self) {
      try DistributionFit.lognormal(median: 1, errorFactor: 0.5)
    }
    #expect(throws: DistributionError.self) {
      try DistributionFit.gamma(events: 0, exposure: 0)
    }
    #expect(throws: DistributionError.infeasibleMetalog) {
      try DistributionFit.metalog(
        percentiles: Self.percentiles([(0.1, 0), (0.5, 99), (0.9, 100)]))
    }
    #expect(throws: DistributionError.self) {
      try DistributionFit.metalog(percentiles: Self.percentiles([(0.1, 0), (0.9, 1)]), lower: 0)
    }
  }
}
