// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// How a law is computed: what every family of distributions provides.
///
/// `AttackTrees.Distribution` says what a law is; a `Law` is made from it by `Distribution.law` and computes.
/// Parameters are taken to be valid; invalid ones give NaN, never a trap.
protocol Law: Sendable {
  /// The smallest and the largest value.
  var support: (lower: Double, upper: Double) { get }
  /// The mean; infinite where it diverges.
  var mean: Double { get }
  /// The variance; infinite where it diverges.
  var variance: Double { get }
  /// Beyond which order the moments of the lower and of the upper tail diverge.
  var tailOrders: (lower: Double, upper: Double) { get }
  /// The lower probabilities, ascending and inside (0, 1), at which the quantile function is not analytic.
  var kinks: [Double] { get }
  /// How the quantile function is to be tabulated.
  var tabulation: Tabulation { get }
  /// The smallest `x` whose cumulative probability reaches the level.
  func quantile(_ level: Level) -> Double
  /// The probabilities of at most and of more than `x`.
  func level(of x: Double) -> Level
  /// The quantiles at the points of a table's cell, or nil where they cannot be computed together.
  ///
  /// `near` is an estimate of the quantile at the centre, if there is one, where a search for it may begin.
  func quantiles(
    inCell centre: Double, halfWidth: Double, isHigh: Bool, near estimate: Double?
  ) -> SIMD8<Double>?
  /// The way from a table's smallest tail to its middle, or nil where a law's quantiles are computed cell by cell.
  func path(isHigh: Bool) -> QuantilePath?
  /// The integrals of the quantile function and of its square from 0 to the level.
  func moments(below level: Level) -> RawMoments
}

extension Law {
  var tailOrders: (lower: Double, upper: Double) { (.infinity, .infinity) }
  var kinks: [Double] { [] }
  var tabulation: Tabulation { .smooth }
  func path(isHigh: Bool) -> QuantilePath? { nil }

  func quantiles(
    inCell centre: Double, halfWidth: Double, isHigh: Bool, near estimate: Double?
  ) -> SIMD8<Double>? {
    (centre + halfWidth * ChebyshevCell.points).map { quantile(tail: $0, isHigh: isHigh) }
  }

  /// The quantile by the probability of the lower or the upper tail.
  func quantile(tail: Double, isHigh: Bool) -> Double {
    quantile(isHigh ? Level(upper: tail) : Level(lower: tail))
  }

  var mean: Double { moments(below: .one).first }
  var variance: Double { QuantileIntegral(self).variance }
  func moments(below level: Level) -> RawMoments {
    QuantileIntegral(self).moments(below: level)
  }
}

extension Law {
  /// Whether all mass lies on single values.
  var isStepped: Bool {
    if case .steps = tabulation { true } else { false }
  }
}
