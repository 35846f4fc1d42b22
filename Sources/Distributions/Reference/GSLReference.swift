// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
internal import CGSL

/// A second opinion on our laws, from the GNU Scientific Library.
///
/// GSL's algorithms are not ours, and its bits are not pinned: it checks, it does not compute results.
public enum GSLReference {
  /// Levels at which the cumulative probabilities are compared.
  private static let levels = [
    1e-9, 1e-6, 1e-4, 0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.999_999,
  ]

  /// Makes errors NaN, where GSL would end the process; set once, as Swift initialises it once.
  private static let isQuiet: Bool = {
    gsl_set_error_handler_off()
    return true
  }()

  /// GSL's quantile of a law; nil for a family that GSL lacks or where it finds none.
  public static func quantile(of distribution: Distribution, _ u: Double) -> Double? {
    guard isQuiet, u > 0, u < 1 else { return nil }
    let value: Double
    switch distribution {
    case .uniform(let minimum, let maximum): value = gsl_cdf_flat_Pinv(u, minimum, maximum)
    case .beta(let alpha, let beta): value = gsl_cdf_beta_Pinv(u, alpha, beta)
    case .pert(let minimum, let mode, let maximum, let lambda):
      let law = PertShapes(minimum, mode, maximum, lambda)
      value = minimum + (maximum - minimum) * gsl_cdf_beta_Pinv(u, law.alpha, law.beta)
    case .normal(let mean, let deviation): value = mean + gsl_cdf_gaussian_Pinv(u, deviation)
    case .lognormal(let mu, let sigma): value = gsl_cdf_lognormal_Pinv(u, mu, sigma)
    case .gamma(let shape, let scale): value = gsl_cdf_gamma_Pinv(u, shape, scale)
    case .exponential(let mean): value = gsl_cdf_exponential_Pinv(u, mean)
    case .weibull(let shape, let scale): value = gsl_cdf_weibull_Pinv(u, scale, shape)
    case .pareto(let minimum, let shape): value = gsl_cdf_pareto_Pinv(u, shape, minimum)
    case .scaled(let base, let factor, let offset):
      guard let inner = quantile(of: base, factor < 0 ? 1 - u : u) else { return nil }
      value = factor * inner + offset
    default: return nil
    }
    return value.isFinite ? value : nil
  }

  /// GSL's cumulative probability of a law; nil for a family that GSL lacks or where it fails.
  public static func cumulative(of distribution: Distribution, _ x: Double) -> Double? {
    guard isQuiet, !x.isNaN else { return nil }
    let value: Double
    switch distribution {
    case .uniform(let minimum, let maximum): value = gsl_cdf_flat_P(x, minimum, maximum)
    case .beta(let alpha, let beta): value = gsl_cdf_beta_P(x, alpha, beta)
    case .pert(let minimum, let mode, let maximum, let lambda):
      let law = PertShapes(minimum, mode, maximum, lambda)
      value = gsl_cdf_beta_P((x - minimum) / (maximum - minimum), law.alpha, law.beta)
    case .normal(let mean, let deviation): value = gsl_cdf_gaussian_P(x - mean, deviation)
    case .lognormal(let mu, let sigma): value = gsl_cdf_lognormal_P(x, mu, sigma)
    case .gamma(let shape, let scale): value = gsl_cdf_gamma_P(x, shape, scale)
    case .exponential(let mean): value = gsl_cdf_exponential_P(x, mean)
    case .weibull(let shape, let scale): value = gsl_cdf_weibull_P(x, scale, shape)
    case .pareto(let minimum, let shape): value = gsl_cdf_pareto_P(x, shape, minimum)
    case .poisson, .negativeBinomial, .binomial:
      guard x < 0x1p31 else { return 1 }
      return x < 0 ? 0 : cumulative(ofCount: distribution, UInt32(x))
    case .scaled(let base, let factor, let offset) where factor > 0:
      return cumulative(of: base, (x - offset) / factor)
    default: return nil
    }
    return value.isFinite ? value : nil
  }

  /// The largest relative difference of the cumulative probabilities at our quantiles.
  ///
  /// Levels from `1e-9` to 0.999999. Nil for a family that GSL lacks.
  public static func disagreement(of distribution: Distribution) -> Double? {
    var largest: Double?
    for level in levels {
      let x = distribution.quantile(level)
      guard let theirs = cumulative(of: distribution, x) else { continue }
      let ours = distribution.cumulative(x)
      let difference = ours == theirs ? 0 : (ours - theirs).magnitude / max(ours, theirs)
      largest = max(largest ?? 0, difference)
    }
    return largest
  }

  private static func cumulative(ofCount distribution: Distribution, _ count: UInt32) -> Double? {
    let value: Double
    switch distribution {
    case .poisson(let mean): value = gsl_cdf_poisson_P(count, mean)
    case .negativeBinomial(let mean, let size):
      value = gsl_cdf_negative_binomial_P(count, size / (size + mean), size)
    case .binomial(let trials, let probability):
      guard let number = UInt32(exactly: trials) else { return nil }
      value = gsl_cdf_binomial_P(count, probability, number)
    default: return nil
    }
    return value.isFinite ? value : nil
  }
}
