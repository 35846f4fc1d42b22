// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Laws of every family, for properties that all must have.
enum SampleLaws {
  /// Families with ordinary parameters.
  static let continuous: [Distribution] = [
    .uniform(minimum: -1, maximum: 3),
    .triangular(minimum: 0, mode: 1, maximum: 4),
    .triangular(minimum: 0, mode: 0, maximum: 4),
    .pert(minimum: 1, mode: 3, maximum: 8, lambda: 4),
    .beta(alpha: 2, beta: 3),
    .normal(mean: -2, standardDeviation: 3),
    .lognormal(mu: 12.5, sigma: 1.03),
    .gamma(shape: 2.5, scale: 4),
    .exponential(mean: 3),
    .weibull(shape: 0.7, scale: 2),
    .pareto(minimum: 2, shape: 2.5),
    .generalizedPareto(location: 1, scale: 2, shape: 0.3),
    .generalizedPareto(location: 1, scale: 2, shape: -0.4),
    .generalizedPareto(location: 0, scale: 2, shape: 0),
    .metalog(coefficients: [1, 0.5, 0.1], lower: nil, upper: nil),
    .metalog(coefficients: [1, 0.2, 0.05, 0.1], lower: 0, upper: nil),
    .metalog(coefficients: [0.3, 0.6], lower: 0, upper: 1),
    .metalog(coefficients: [0.3, 0.2], lower: nil, upper: 5),
    .empirical([1, 2, 5, 9]),
    .truncated(.lognormal(mu: 0, sigma: 1), lower: 0.5, upper: 4),
    .truncated(.normal(mean: 0, standardDeviation: 1), lower: 3, upper: nil),
    .scaled(.beta(alpha: 2, beta: 3), factor: -2, offset: 1),
    .probabilityOfRate(.gamma(shape: 2, scale: 0.5), exposure: 1.5),
    .mixture([
      WeightedDistribution(distribution: .lognormal(mu: 0, sigma: 1), weight: 7),
      WeightedDistribution(distribution: .normal(mean: 10, standardDeviation: 1), weight: 3),
    ]),
  ]

  /// Laws with atoms.
  static let stepped: [Distribution] = [
    .point(4),
    .discrete([
      WeightedValue(value: 3, weight: 2), WeightedValue(value: 1, weight: 1),
      WeightedValue(value: 3, weight: 1),
    ]),
    .empirical([1, 2, 2, 5, 9]),
    .poisson(mean: 3.5),
    .negativeBinomial(mean: 20, size: 2),
    .binomial(trials: 40, probability: 0.1),
    .scaled(.poisson(mean: 3), factor: 0.1, offset: 2),
    .truncated(.poisson(mean: 3), lower: 1, upper: 6),
    .scaled(
      .discrete([WeightedValue(value: 3, weight: 1), WeightedValue(value: 7, weight: 1)]),
      factor: -0.1, offset: 0.3),
    .mixture([
      WeightedDistribution(distribution: .point(0), weight: 0.7),
      WeightedDistribution(distribution: .beta(alpha: 2, beta: 3), weight: 0.3),
    ]),
  ]

  /// Gamma and beta laws with shapes from tiny to huge.
  static let extreme: [Distribution] =
    [0.01, 0.3, 30, 1000, 1e6].map { .gamma(shape: $0, scale: 2) }
    + [0.01, 0.5, 40, 1e5].flatMap { alpha in
      [0.01, 3, 70, 1e5].map { .beta(alpha: alpha, beta: $0) }
    }
    + [
      .lognormal(mu: 3, sigma: 4), .weibull(shape: 50, scale: 1), .weibull(shape: 0.2, scale: 1),
      .pareto(minimum: 1, shape: 0.5),
    ]
}
