// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension Distribution {
  /// How deeply laws may be nested.
  public static let deepestNesting = 32

  /// Checks that the parameters make a law.
  ///
  /// O(size of the description). Every other member takes this to have succeeded.
  /// - Throws: ``DistributionError`` with the first fault.
  public func validate() throws(DistributionError) {
    try validate(depth: 1)
  }

  private func validate(depth: Int) throws(DistributionError) {
    guard depth <= Self.deepestNesting else {
      throw .nestedTooDeeply(limit: Self.deepestNesting)
    }
    switch self {
    case .point(let value): try Parameter.finite(value, "the value")
    case .uniform(let minimum, let maximum):
      try Parameter.ordered(minimum, "the minimum", maximum, "the maximum")
    case .triangular(let minimum, let mode, let maximum):
      try Parameter.ordered(minimum, mode, maximum)
    case .pert(let minimum, let mode, let maximum, let lambda):
      try Parameter.ordered(minimum, mode, maximum)
      try Parameter.notNegative(lambda, "lambda")
    case .metalog(let coefficients, let lower, let upper):
      try Self.validateMetalog(coefficients, lower, upper)
    case .discrete(let values):
      try Parameter.all(values.map(\.value), "the list of values", "a value")
      try Parameter.weights(values.map(\.weight))
    case .empirical(let data): try Parameter.all(data, "the data", "a datum")
    case .poisson, .negativeBinomial, .binomial: try validateCount()
    case .mixture, .truncated, .scaled, .probabilityOfRate, .posterior: try validateNested(depth)
    default: try validateFamily()
    }
  }

  private func validateFamily() throws(DistributionError) {
    switch self {
    case .beta(let alpha, let beta):
      try Parameter.positive(alpha, "alpha")
      try Parameter.positive(beta, "beta")
    case .normal(let mean, let deviation):
      try Parameter.finite(mean, "the mean")
      try Parameter.notNegative(deviation, "the standard deviation")
    case .lognormal(let mu, let sigma):
      try Parameter.finite(mu, "mu")
      try Parameter.notNegative(sigma, "sigma")
    case .gamma(let shape, let scale), .weibull(let shape, let scale):
      try Parameter.positive(shape, "the shape")
      try Parameter.positive(scale, "the scale")
    case .exponential(let mean): try Parameter.positive(mean, "the mean")
    case .pareto(let minimum, let shape):
      try Parameter.positive(minimum, "the minimum")
      try Parameter.positive(shape, "the shape")
    case .generalizedPareto(let location, let scale, let shape):
      try Parameter.finite(location, "the location")
      try Parameter.positive(scale, "the scale")
      try Parameter.finite(shape, "the shape")
    default: return
    }
  }

  private func validateCount() throws(DistributionError) {
    switch self {
    case .poisson(let mean): try Parameter.notNegative(mean, "the mean")
    case .negativeBinomial(let mean, let size):
      try Parameter.notNegative(mean, "the mean")
      try Parameter.positive(size, "the size")
    case .binomial(let trials, let probability):
      try Parameter.notNegative(Double(trials), "the number of trials")
      try Parameter.probability(probability, "the probability")
    default: return
    }
  }

  private func validateNested(_ depth: Int) throws(DistributionError) {
    switch self {
    case .mixture(let parts):
      guard !parts.isEmpty else { throw .empty("the list of components") }
      try Parameter.weights(parts.map(\.weight))
      for part in parts { try part.distribution.validate(depth: depth + 1) }
    case .truncated(let base, let lower, let upper):
      try base.validate(depth: depth + 1)
      try Self.validateTruncation(of: base, lower, upper)
    case .scaled(let base, let factor, let offset):
      try Parameter.finite(factor, "the factor")
      try Parameter.finite(offset, "the offset")
      try base.validate(depth: depth + 1)
    case .probabilityOfRate(let base, let exposure):
      try Parameter.notNegative(exposure, "the exposure")
      try base.validate(depth: depth + 1)
      try Parameter.notNegative(base.support.lower, "the least rate")
    case .posterior(let base, let evidence):
      try base.validate(depth: depth + 1)
      try PosteriorLaw.validate(base.law, evidence)
    default: return
    }
  }

  private static func validateTruncation(
    of base: Distribution, _ lower: Double?, _ upper: Double?
  ) throws(DistributionError) {
    if let lower { try Parameter.finite(lower, "the lower bound") }
    if let upper { try Parameter.finite(upper, "the upper bound") }
    if let lower, let upper {
      try Parameter.ordered(lower, "the lower bound", upper, "the upper bound")
    }
    guard TruncatedLaw(base.law, lower: lower, upper: upper).mass > 0 else {
      throw .emptyTruncation(lower: lower ?? -.infinity, upper: upper ?? .infinity)
    }
  }

  private static func validateMetalog(
    _ coefficients: [Double], _ lower: Double?, _ upper: Double?
  ) throws(DistributionError) {
    try Parameter.all(coefficients, "the list of coefficients", "a coefficient")
    if let lower { try Parameter.finite(lower, "the lower bound") }
    if let upper { try Parameter.finite(upper, "the upper bound") }
    if let lower, let upper, lower >= upper {
      throw .wrongOrder(smaller: "the lower bound", greater: "the upper bound")
    }
    let law = MetalogLaw(coefficients: coefficients, lower: lower, upper: upper)
    guard law.isFeasible else { throw .infeasibleMetalog }
  }
}
