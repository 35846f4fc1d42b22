// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import Testing

@Suite struct DistributionValidationTests {
  @Test(arguments: SampleLaws.continuous + SampleLaws.stepped + SampleLaws.extreme)
  func lawsAreValid(law: Distribution) throws {
    try law.validate()
  }

  private static let faults: [(Distribution, String)] = [
    (.point(.nan), "the value is nan, not a finite number"),
    (.point(.infinity), "the value is inf, not a finite number"),
    (.uniform(minimum: 2, maximum: 1), "the minimum is greater than the maximum"),
    (
      .triangular(minimum: 0, mode: 5, maximum: 4),
      "the mode is 5.0: it must lie between 0.0 and 4.0"
    ),
    (
      .pert(minimum: 0, mode: -1, maximum: 4, lambda: 4),
      "the mode is -1.0: it must lie between 0.0 and 4.0"
    ),
    (.pert(minimum: 0, mode: 1, maximum: 4, lambda: -1), "lambda is -1.0: it must not be negative"),
    (.beta(alpha: 0, beta: 1), "alpha is 0.0: it must be greater than 0"),
    (
      .normal(mean: 0, standardDeviation: -1),
      "the standard deviation is -1.0: it must not be negative"
    ),
    (.lognormal(mu: 0, sigma: -2), "sigma is -2.0: it must not be negative"),
    (.gamma(shape: 1, scale: 0), "the scale is 0.0: it must be greater than 0"),
    (.exponential(mean: -1), "the mean is -1.0: it must be greater than 0"),
    (.weibull(shape: .nan, scale: 1), "the shape is nan, not a finite number"),
    (.pareto(minimum: 0, shape: 1), "the minimum is 0.0: it must be greater than 0"),
    (
      .generalizedPareto(location: 0, scale: 0, shape: 1),
      "the scale is 0.0: it must be greater than 0"
    ),
    (
      .metalog(coefficients: [0, -1], lower: nil, upper: nil),
      "the metalog is infeasible: its quantile function does not rise everywhere; "
        + "use fewer percentiles or smoother ones"
    ),
    (
      .metalog(coefficients: [0, 1], lower: 2, upper: 1),
      "the lower bound is greater than the upper bound"
    ),
    (.metalog(coefficients: [], lower: nil, upper: nil), "the list of coefficients is empty"),
    (.discrete([]), "the list of values is empty"),
    (.discrete([WeightedValue(value: 1, weight: 0)]), "all weights are 0"),
    (
      .discrete([WeightedValue(value: 1, weight: -1)]), "a weight is -1.0: it must not be negative"
    ),
    (.empirical([]), "the data is empty"),
    (.empirical([1, .nan]), "a datum is nan, not a finite number"),
    (.mixture([]), "the list of components is empty"),
    (
      .mixture([WeightedDistribution(distribution: .beta(alpha: -1, beta: 1), weight: 1)]),
      "alpha is -1.0: it must be greater than 0"
    ),
    (
      .truncated(.uniform(minimum: 0, maximum: 1), lower: 2, upper: 3),
      "the truncated law has no probability between 2.0 and 3.0"
    ),
    (
      .truncated(.uniform(minimum: 0, maximum: 1), lower: 1, upper: 0),
      "the lower bound is greater than the upper bound"
    ),
    (.scaled(.point(1), factor: .nan, offset: 0), "the factor is nan, not a finite number"),
    (
      .probabilityOfRate(.normal(mean: 0, standardDeviation: 1), exposure: 1),
      "the least rate is -inf, not a finite number"
    ),
    (
      .probabilityOfRate(.point(-1), exposure: 1), "the least rate is -1.0: it must not be negative"
    ),
    (.poisson(mean: -1), "the mean is -1.0: it must not be negative"),
    (.negativeBinomial(mean: 1, size: 0), "the size is 0.0: it must be greater than 0"),
    (
      .binomial(trials: -1, probability: 0.5),
      "the number of trials is -1.0: it must not be negative"
    ),
    (
      .binomial(trials: 1, probability: 1.5),
      "the probability is 1.5: it must lie between 0.0 and 1.0"
    ),
  ]

  @Test(arguments: faults)
  func faultsAreNamed(law: Distribution, message: String) {
    let error = #expect(throws: DistributionError.self) { try law.validate() }
    #expect(error?.description == message)
  }

  /// Invalid laws compute nonsense or NaN, but must not trap.
  @Test(arguments: faults)
  func faultyLawsDoNotTrap(law: Distribution, message: String) {
    _ = law.quantile(0.3)
    _ = law.cumulative(0.5)
    _ = law.mean
    _ = law.support
  }

  @Test func nestingIsLimited() throws {
    var law = Distribution.point(1)
    for _ in 1..<Distribution.deepestNesting { law = .scaled(law, factor: 1, offset: 0) }
    try law.validate()
    #expect(throws: DistributionError.nestedTooDeeply(limit: 32)) {
      try Distribution.scaled(law, factor: 1, offset: 0).validate()
    }
  }
}
