// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The law of an uncertain number, as a value: what it is, not how it is computed.
///
/// The module `Distributions` gives each law its quantile function, cumulative probability, mean and
/// variance, and fits laws to percentiles and counts. Parameters are plain numbers in the unit of
/// the quantity that carries the distribution (probability, currency, hours, events a year).
public indirect enum Distribution: Hashable, Sendable {
  /// A number that is known: all mass at one value.
  case point(Double)
  /// Equal density between `minimum` and `maximum`.
  case uniform(minimum: Double, maximum: Double)
  /// Piecewise linear density that rises to `mode` and falls to `maximum`.
  case triangular(minimum: Double, mode: Double, maximum: Double)
  /// A beta scaled to `[minimum, maximum]`, with mean `(minimum + lambda mode + maximum)/(lambda + 2)`.
  ///
  /// Its shapes are `1 + lambda (mode - minimum)/(maximum - minimum)` and
  /// `1 + lambda (maximum - mode)/(maximum - minimum)`; the usual `lambda` is 4.
  case pert(minimum: Double, mode: Double, maximum: Double, lambda: Double)
  /// The beta law on `[0, 1]` with density proportional to `x^(alpha-1) (1-x)^(beta-1)`.
  case beta(alpha: Double, beta: Double)
  /// The Gaussian law.
  case normal(mean: Double, standardDeviation: Double)
  /// `exp` of a Gaussian with mean `mu` and standard deviation `sigma`.
  case lognormal(mu: Double, sigma: Double)
  /// The gamma law with mean `shape * scale`.
  case gamma(shape: Double, scale: Double)
  /// The exponential law with the given mean.
  case exponential(mean: Double)
  /// The Weibull law with survival `exp(-(x/scale)^shape)`.
  case weibull(shape: Double, scale: Double)
  /// The Pareto law (type I) with survival `(minimum/x)^shape` for `x >= minimum`.
  case pareto(minimum: Double, shape: Double)
  /// The generalised Pareto law with survival `(1 + shape (x - location)/scale)^(-1/shape)`.
  case generalizedPareto(location: Double, scale: Double, shape: Double)
  /// The metalog law (Keelin, Decision Analysis 13(4), 2016) with coefficients `a1, a2, ...`.
  ///
  /// Unbounded without bounds; with `lower` only the log metalog, with both the logit metalog.
  case metalog(coefficients: [Double], lower: Double?, upper: Double?)
  /// Finitely many values with weights, which need not add up to one.
  case discrete([WeightedValue])
  /// Data: the quantile function interpolates linearly between the sorted values (Hyndman and Fan, type 7).
  case empirical([Double])
  /// One of several laws, each with its weight; weights need not add up to one.
  case mixture([WeightedDistribution])
  /// A law conditioned on lying in `[lower, upper]`; a missing bound does not cut.
  case truncated(Distribution, lower: Double?, upper: Double?)
  /// `factor * X + offset` for `X` of the given law.
  case scaled(Distribution, factor: Double, offset: Double)
  /// `1 - exp(-exposure * R)` for a rate `R` of the given law: the probability of at least one event.
  case probabilityOfRate(Distribution, exposure: Double)
  /// The law after evidence, where no law of a family is conjugate (see ``updated(by:)``).
  case posterior(Distribution, evidence: [Evidence])
  /// The Poisson law, a count with the given mean.
  case poisson(mean: Double)
  /// A count with the given mean and variance `mean + mean^2/size` (gamma-mixed Poisson).
  case negativeBinomial(mean: Double, size: Double)
  /// The number of successes in `trials` attempts of the given probability.
  case binomial(trials: Int, probability: Double)
}
