// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension Distribution {
  /// The computing form of the law.
  ///
  /// O(size of the description).
  var law: any Law {
    switch self {
    case .point(let value): PointLaw(value: value)
    case .uniform(let minimum, let maximum):
      minimum == maximum
        ? PointLaw(value: minimum) : UniformLaw(minimum: minimum, maximum: maximum)
    case .triangular(let minimum, let mode, let maximum):
      minimum == maximum
        ? PointLaw(value: minimum)
        : TriangularLaw(minimum: minimum, mode: mode, maximum: maximum)
    case .pert(let minimum, let mode, let maximum, let lambda):
      Self.pertLaw(minimum, mode, maximum, lambda)
    case .beta(let alpha, let beta): BetaLaw(alpha: alpha, beta: beta)
    case .normal(let mean, let deviation):
      deviation == 0
        ? PointLaw(value: mean) : NormalLaw(mean: mean, standardDeviation: deviation)
    case .lognormal(let mu, let sigma):
      sigma == 0 ? PointLaw(value: PinnedMath.exp(mu)) : LognormalLaw(mu: mu, sigma: sigma)
    case .gamma(let shape, let scale): GammaLaw(shape: shape, scale: scale)
    case .exponential(let mean): ExponentialLaw(mean: mean)
    case .weibull(let shape, let scale): WeibullLaw(shape: shape, scale: scale)
    case .pareto(let minimum, let shape): ParetoLaw(minimum: minimum, shape: shape)
    case .generalizedPareto(let location, let scale, let shape):
      GeneralizedParetoLaw(location: location, scale: scale, shape: shape)
    case .metalog(let coefficients, let lower, let upper):
      MetalogLaw(coefficients: coefficients, lower: lower, upper: upper)
    case .discrete(let values): DiscreteLaw(values.map { ($0.value, $0.weight) })
    case .empirical(let data): EmpiricalLaw(data)
    case .poisson(let mean): PoissonLaw(mean: mean)
    case .negativeBinomial(let mean, let size): NegativeBinomialLaw(mean: mean, size: size)
    case .binomial(let trials, let probability):
      BinomialLaw(trials: trials, probability: probability)
    case .mixture, .truncated, .scaled, .probabilityOfRate, .posterior: nestedLaw
    }
  }

  private var nestedLaw: any Law {
    switch self {
    case .mixture(let parts):
      MixtureLaw(parts.map { ($0.distribution.law, $0.weight) })
    case .truncated(let base, let lower, let upper):
      TruncatedLaw(base.law, lower: lower, upper: upper)
    case .scaled(let base, let factor, let offset):
      Self.scaledLaw(base, factor, offset)
    case .probabilityOfRate(let base, let exposure):
      Self.probabilityLaw(base, exposure)
    case .posterior(let base, let evidence):
      PosteriorLaw.law(base.law, evidence)
    default: law
    }
  }

  private static func pertLaw(
    _ minimum: Double, _ mode: Double, _ maximum: Double, _ lambda: Double
  ) -> any Law {
    let width = maximum - minimum
    guard width != 0 else { return PointLaw(value: minimum) }
    let shapes = PertShapes(minimum, mode, maximum, lambda)
    return BetaLaw(alpha: shapes.alpha, beta: shapes.beta, minimum: minimum, width: width)
  }

  /// Values are mapped one by one where the law has finitely many, so that they are met to the last bit.
  private static func scaledLaw(
    _ base: Distribution, _ factor: Double, _ offset: Double
  ) -> any Law {
    if factor == 0 { return PointLaw(value: offset) }
    let law = base.law
    if let point = law as? PointLaw { return PointLaw(value: factor * point.value + offset) }
    if let discrete = law as? DiscreteLaw {
      return discrete.mapped { factor * $0 + offset }
    }
    return ScaledLaw(base: law, factor: factor, offset: offset)
  }

  private static func probabilityLaw(_ base: Distribution, _ exposure: Double) -> any Law {
    if exposure == 0 { return PointLaw(value: 0) }
    let law = base.law
    if let point = law as? PointLaw {
      return PointLaw(value: -PinnedMath.expm1(-exposure * point.value))
    }
    if let discrete = law as? DiscreteLaw {
      return discrete.mapped { -PinnedMath.expm1(-exposure * $0) }
    }
    return RateProbabilityLaw(rate: law, exposure: exposure)
  }
}

extension DiscreteLaw {
  /// The law of a function of the value.
  func mapped(_ f: (Double) -> Double) -> DiscreteLaw {
    DiscreteLaw(zip(values, probabilities).map { (f($0.0), $0.1) })
  }
}
