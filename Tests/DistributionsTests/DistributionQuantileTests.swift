// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Testing

@testable import Distributions

@Suite struct DistributionQuantileTests {
  /// mpmath's probabilities at scipy's quantiles: 1e-9 in the body, 1e-6 in tails down to 1e-12 are demanded; the
  /// limit of 1e-12 is what the hardest shapes reach.
  @Test func quantilesAndProbabilitiesMeetTheirGoldenValues() throws {
    let rows = try GoldenValues.rows("quantiles")
    #expect(rows.count > 800)
    for row in rows {
      let numbers = try row.dropFirst().map { try #require(Double($0)) }
      let law = try GoldenValues.law(row[0], numbers[0], numbers[1])
      let (x, lower, upper) = (numbers[2], numbers[3], numbers[4])
      #expect(relativeDifference(law.cumulative(x), lower) < 1e-12, "\(row)")
      #expect(relativeDifference(law.survival(x), upper) < 1e-12, "\(row)")
      let quantile = lower < 0.5 ? law.quantile(lower) : law.quantile(complement: upper)
      #expect(relativeDifference(quantile, x) < 1e-12, "\(row): \(quantile)")
    }
  }

  /// In the beta law's far right, where x is next to 1, the mirrored law carries the digits.
  @Test(arguments: [(0.5, 0.01), (3.0, 0.5), (1e5, 3.0)])
  func betaIsMirrored(alpha: Double, beta: Double) {
    let law = Distribution.beta(alpha: alpha, beta: beta)
    let mirrored = Distribution.beta(alpha: beta, beta: alpha)
    for u in [1e-12, 1e-6, 0.01, 0.3, 0.5, 0.9] {
      // 1 - x is representable to within an ulp of 1 only.
      #expect((1 - law.quantile(complement: u) - mirrored.quantile(u)).magnitude < 3e-16)
    }
  }

  @Test(arguments: SampleLaws.continuous)
  func quantileInvertsTheCumulative(law: Distribution) {
    // Next to a bound other than 0 the distance of two doubles limits what can be told apart.
    for u in [1e-12, 1e-6, 0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999] {
      let x = law.quantile(u)
      let spacing = law.cumulative(x + 2 * x.ulp) - law.cumulative(x - 2 * x.ulp)
      #expect((law.cumulative(x) - u).magnitude < 1e-9 * u + spacing, "\(u)")
    }
    for v in [1e-12, 1e-6, 0.001, 0.25, 0.5] {
      let x = law.quantile(complement: v)
      let spacing = law.survival(x - 2 * x.ulp) - law.survival(x + 2 * x.ulp)
      #expect((law.survival(x) - v).magnitude < 1e-9 * v + spacing, "\(v)")
    }
  }

  @Test(arguments: SampleLaws.stepped)
  func quantileIsTheSmallestValueThatReachesTheLevel(law: Distribution) {
    for index in 1..<200 {
      let u = Double(index) / 200 + 1e-4
      let x = law.quantile(u)
      #expect(law.cumulative(x) >= u - 1e-14)
      #expect(law.cumulative(x.nextDown) <= u + 1e-14)
    }
  }

  @Test(arguments: SampleLaws.continuous + SampleLaws.stepped)
  func supportIsReachedAtTheEnds(law: Distribution) {
    #expect(law.quantile(0) == law.support.lower)
    #expect(law.quantile(1) == law.support.upper)
    #expect(law.quantile(-0.1).isNaN)
    #expect(law.quantile(1.1).isNaN)
    #expect(law.quantile(.nan).isNaN)
    #expect(law.cumulative(law.support.upper) == 1)
  }

  /// oracles.md: PERT(1, 3, 8) is a beta(15/7, 27/7) on [1, 8].
  @Test func pertIsAScaledBeta() {
    let law = Distribution.pert(minimum: 1, mode: 3, maximum: 8, lambda: 4)
    #expect(relativeDifference(law.mean, 3.5) < 1e-15)
    #expect((law.variance.squareRoot() - 1.267_731_382_1).magnitude < 1e-10)
    #expect((law.quantile(0.05) - 1.630_158_65).magnitude < 1e-8)
    #expect((law.quantile(0.5) - 3.382_588_6).magnitude < 1e-7)
    #expect((law.quantile(0.95) - 5.773_921_49).magnitude < 1e-8)
    let flatter = Distribution.pert(minimum: 1, mode: 3, maximum: 8, lambda: 2)
    #expect(relativeDifference(flatter.mean, 3.75) < 1e-15)
    #expect((flatter.variance.squareRoot() - 1.528_888_485_1).magnitude < 1e-10)
  }

  /// oracles.md: L0, with p05 50,000 and p95 1,500,000.
  @Test func lognormalHasTheMomentsOfTheOracle() {
    let law = Distribution.lognormal(mu: 12.520376975241362, sigma: 1.0338905924309643)
    #expect(relativeDifference(law.quantile(0.5), 273_861.27875) < 1e-11)
    #expect(relativeDifference(law.mean, 467_353.80106) < 1e-11)
    #expect(relativeDifference(law.variance.squareRoot(), 646_277.98715) < 1e-11)
    #expect(relativeDifference(law.quantile(0.05), 50_000) < 1e-13)
    #expect(relativeDifference(law.quantile(0.95), 1_500_000) < 1e-13)
  }

  @Test func nestedLawsAreComposed() {
    let base = Distribution.lognormal(mu: 1, sigma: 0.5)
    let twice = Distribution.scaled(base, factor: 2, offset: 3)
    #expect(relativeDifference(twice.quantile(0.3), 2 * base.quantile(0.3) + 3) < 1e-15)
    let mirrored = Distribution.scaled(base, factor: -1, offset: 0)
    #expect(mirrored.quantile(0.25) == -base.quantile(0.75))
    let uncut = Distribution.truncated(base, lower: nil, upper: nil)
    #expect(uncut.quantile(0.7) == base.quantile(0.7))
    let positive = Distribution.truncated(
      .normal(mean: 0, standardDeviation: 1), lower: 0, upper: nil)
    #expect(relativeDifference(positive.quantile(0.5), 0.674_489_750_196_081_7) < 1e-14)
    let probability = Distribution.probabilityOfRate(.exponential(mean: 1), exposure: 1)
    for u in [0.1, 0.5, 0.9] { #expect(relativeDifference(probability.quantile(u), u) < 1e-15) }
  }

  @Test func deepNestsDoNotTrap() {
    var law = Distribution.normal(mean: 0, standardDeviation: 1)
    for _ in 0..<10 {
      law = .truncated(.scaled(law, factor: 2, offset: 1), lower: -1e6, upper: 1e6)
    }
    #expect(law.quantile(0.5).isFinite)
  }
}
