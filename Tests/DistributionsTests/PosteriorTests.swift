// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import Testing

/// Posteriors against closed forms and against 30-digit integrals.
@Suite("Posteriors")
struct PosteriorTests {
  private func isClose(_ found: Double, _ expected: Double, _ tolerance: Double = 1e-10) -> Bool {
    (found - expected).magnitude <= tolerance * expected.magnitude
  }

  @Test("3 of 40 on beta(1, 1) is beta(4, 38), as on the uniform law")
  func betaBinomial() {
    let evidence = [Evidence.successes(3, trials: 40)]
    #expect(Distribution.beta(alpha: 1, beta: 1).updated(by: evidence) == .beta(alpha: 4, beta: 38))
    let uniform = Distribution.uniform(minimum: 0, maximum: 1).updated(by: evidence)
    #expect(uniform == .beta(alpha: 4, beta: 38))
    // scipy.stats.beta(4, 38).
    #expect(isClose(uniform.mean, 4.0 / 42, 1e-12))
    #expect(isClose(uniform.variance, 4.0 * 38 / (42 * 42 * 43), 1e-12))
  }

  @Test("Gamma(2, 3) with 4 events in 5 years is gamma(6, 3/16); no events count as well")
  func gammaPoisson() {
    let prior = Distribution.gamma(shape: 2, scale: 3)
    #expect(prior.updated(by: [.events(4, years: 5)]) == .gamma(shape: 6, scale: 3.0 / 16))
    #expect(
      Distribution.exponential(mean: 2).updated(by: [.events(0, years: 3)])
        == .gamma(shape: 1, scale: 2.0 / 7))
    let cut = Distribution.truncated(prior, lower: nil, upper: 4)
    #expect(
      cut.updated(by: [.events(4, years: 5)])
        == .truncated(.gamma(shape: 6, scale: 3.0 / 16), lower: nil, upper: 4))
  }

  @Test("Counts one after the other are the counts together")
  func sequence() {
    let parts = Distribution.beta(alpha: 1, beta: 1).updated(
      by: [.successes(1, trials: 30), .successes(2, trials: 10)])
    #expect(parts == .beta(alpha: 4, beta: 38))
  }

  @Test("Quadrature on a conjugate prior meets the closed form in both tails")
  func quadratureOfConjugate() {
    let cases: [(Distribution, Evidence, Distribution)] = [
      (.beta(alpha: 1.5, beta: 3), .successes(3, trials: 40), .beta(alpha: 4.5, beta: 40)),
      (.beta(alpha: 2, beta: 2), .successes(0, trials: 5), .beta(alpha: 2, beta: 7)),
      (.gamma(shape: 2, scale: 3), .events(4, years: 5), .gamma(shape: 6, scale: 3.0 / 16)),
      (.gamma(shape: 0.7, scale: 2), .events(0, years: 50), .gamma(shape: 0.7, scale: 2.0 / 101)),
    ]
    for (prior, evidence, closed) in cases {
      let law = Distribution.posterior(prior, evidence: [evidence])
      #expect(isClose(law.mean, closed.mean) && isClose(law.variance, closed.variance, 1e-9))
      for level in [1e-9, 1e-4, 0.05, 0.5, 0.95, 0.9999] {
        #expect(isClose(law.quantile(level), closed.quantile(level), 1e-9), "\(closed) \(level)")
        let x = closed.quantile(level)
        #expect(
          isClose(law.cumulative(x), level, 1e-9) && isClose(law.survival(x), 1 - level, 1e-9))
      }
      // In the far tail of a likelihood that has all but vanished the error is absolute: below 1e-15.
      let far = closed.quantile(complement: 1e-9)
      #expect((law.survival(far) - 1e-9).magnitude < 1e-15)
    }
  }

  /// Mean, variance and the quantiles at 5, 50, 95 and 99.9 %, by mpmath with 30 digits.
  static let golden: [(Distribution, Evidence, [Double])] = [
    (
      .pert(minimum: 0.02, mode: 0.1, maximum: 0.4, lambda: 4), .successes(3, trials: 120),
      [
        0.045392228194104521, 0.00023150460191033587, 0.025565459427160245, 0.042794906616243401,
        0.074119016642941539, 0.11285361886667855,
      ]
    ),
    (
      .lognormal(mu: 1, sigma: 1.2), .events(2, years: 3.5),
      [
        0.83374503554988032, 0.1933845396209672, 0.27677833996645608, 0.7524445371259738,
        1.6682697970942712, 2.9374135068056271,
      ]
    ),
    (
      .lognormal(mu: 1, sigma: 1.2), .events(0, years: 10),
      [
        0.19584358442437685, 0.014633569203565555, 0.052303375996023401, 0.16960778691425762,
        0.42892489508036214, 0.81810376455654937,
      ]
    ),
    (
      .uniform(minimum: 0.1, maximum: 0.6), .successes(30_000, trials: 100_000),
      [
        0.3000039999200016, 2.0999530009299849e-6, 0.2976226816234708, 0.30000266663526896,
        0.3023898661731814, 0.30449344966878502,
      ]
    ),
  ]

  @Test(
    "Where there is no conjugate law, the integrals are those of mpmath to 1e-10", arguments: golden
  )
  func quadrature(prior: Distribution, evidence: Evidence, expected: [Double]) throws {
    let law = prior.updated(by: [evidence])
    try law.validate()
    #expect(isClose(law.mean, expected[0]))
    #expect(isClose(law.variance, expected[1], 1e-8))
    for (level, value) in zip([0.05, 0.5, 0.95, 0.999], expected[2...]) {
      #expect(isClose(law.quantile(level), value))
    }
    // The table that simulations draw from keeps its u-error.
    let table = QuantileTable(law)
    for level in [0.001, 0.05, 0.31, 0.5, 0.77, 0.999] {
      #expect((law.cumulative(table(level)) - level).magnitude < 1e-10)
    }
  }

  @Test("Averaged over equal probabilities, thinned events are events at that share of the years")
  func thinned() {
    let prior = Distribution.lognormal(mu: 1, sigma: 1.2)
    let thinned = prior.updated(
      by: [.thinnedEvents(2, years: 7, probabilities: [0.5, 0.5, 0.5])])
    for level in [0.05, 0.5, 0.95] {
      #expect(
        isClose(
          thinned.quantile(level), prior.updated(by: [.events(2, years: 3.5)]).quantile(level)))
    }
  }

  @Test("Finitely many values are weighed one by one")
  func discrete() throws {
    let prior = Distribution.discrete([
      WeightedValue(value: 0.1, weight: 1), WeightedValue(value: 0.5, weight: 3),
    ])
    let law = prior.updated(by: [.successes(1, trials: 3)])
    try law.validate()
    let (low, high) = (0.1 * 0.81, 3 * 0.125)
    #expect(isClose(law.mean, (0.1 * low + 0.5 * high) / (low + high), 1e-14))
  }

  @Test("What cannot happen, and impossible counts, are refused")
  func refused() {
    let laws: [Distribution] = [
      .posterior(.uniform(minimum: 2, maximum: 3), evidence: [.successes(1, trials: 2)]),
      .posterior(.point(0), evidence: [.successes(1, trials: 2)]),
      .posterior(.poisson(mean: 3), evidence: [.events(1, years: 2)]),
      .posterior(.lognormal(mu: 0, sigma: 1), evidence: [.successes(3, trials: 2)]),
      .posterior(.lognormal(mu: 0, sigma: 1), evidence: [.events(-1, years: 2)]),
      .posterior(.lognormal(mu: 0, sigma: 1), evidence: [.events(1, years: .nan)]),
    ]
    for law in laws { #expect(throws: DistributionError.self) { try law.validate() } }
  }
}
