// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import Testing

@Suite struct GSLReferenceTests {
  private static let laws: [Distribution] = [
    .uniform(minimum: -1, maximum: 3), .beta(alpha: 2, beta: 3), .beta(alpha: 0.01, beta: 3),
    .beta(alpha: 0.3, beta: 400), .pert(minimum: 1, mode: 3, maximum: 8, lambda: 4),
    .normal(mean: -3, standardDeviation: 2), .lognormal(mu: 12, sigma: 1),
    .gamma(shape: 0.1, scale: 3), .gamma(shape: 30, scale: 2), .exponential(mean: 3),
    .weibull(shape: 0.7, scale: 3), .poisson(mean: 7), .poisson(mean: 0.01),
    .binomial(trials: 20, probability: 0.3), .negativeBinomial(mean: 4, size: 1.5),
    .scaled(.gamma(shape: 2, scale: 1), factor: 3, offset: 1),
  ]

  @Test(arguments: laws)
  func cumulativeProbabilitiesAgree(law: Distribution) throws {
    let disagreement = try #require(GSLReference.disagreement(of: law))
    #expect(disagreement < 1e-12)
  }

  /// GSL's own inversion stops at about 1e-8.
  @Test(arguments: laws.prefix(11))
  func quantilesAgree(law: Distribution) {
    var found = 0
    for u in [0.001, 0.05, 0.3, 0.7, 0.95, 0.999] {
      guard let theirs = GSLReference.quantile(of: law, u) else { continue }
      found += 1
      #expect((law.quantile(u) - theirs).magnitude <= 1e-7 * theirs.magnitude, "\(u)")
    }
    // GSL gives up where a quantile is next to 0 for small shapes.
    #expect(found >= 4)
  }

  @Test func familiesThatGSLLacksHaveNoOpinion() {
    let law = Distribution.metalog(coefficients: [0, 1], lower: nil, upper: nil)
    #expect(GSLReference.quantile(of: law, 0.5) == nil)
    #expect(GSLReference.cumulative(of: law, 0.5) == nil)
    #expect(GSLReference.disagreement(of: law) == nil)
    #expect(GSLReference.quantile(of: .exponential(mean: 1), 1) == nil)
  }
}
