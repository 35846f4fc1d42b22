// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A law conditioned on an interval.
struct TruncatedLaw: Law {
  private let base: any Law
  private let lower: Double
  private let upper: Double
  private let start: Level
  private let end: Level

  /// Conditions a law; an interval of no mass gives NaN.
  init(_ base: any Law, lower: Double?, upper: Double?) {
    self.base = base
    self.lower = lower ?? -.infinity
    self.upper = upper ?? .infinity
    start = lower.map { base.level(of: $0.nextDown) } ?? .zero
    end = upper.map { base.level(of: $0) } ?? .one
  }

  /// The probability of the interval under the base law.
  var mass: Double {
    start.lower > 0.5 ? start.upper - end.upper : end.lower - start.lower
  }

  var support: (lower: Double, upper: Double) {
    let ends = base.support
    return (max(lower, ends.lower), min(upper, ends.upper))
  }

  var tabulation: Tabulation { base.tabulation }

  var tailOrders: (lower: Double, upper: Double) {
    let orders = base.tailOrders
    return (
      lower > -.infinity ? .infinity : orders.lower, upper < .infinity ? .infinity : orders.upper
    )
  }

  var kinks: [Double] {
    base.kinks.map { ($0 - start.lower) / mass }.filter { $0 > 0 && $0 < 1 }
  }

  func quantile(_ level: Level) -> Double {
    guard mass > 0 else { return .nan }
    return min(max(base.quantile(outer(level)), support.lower), support.upper)
  }

  func quantiles(
    inCell centre: Double, halfWidth: Double, isHigh: Bool, near estimate: Double?
  ) -> SIMD8<Double>? {
    let tail = isHigh ? end.upper + centre * mass : start.lower + centre * mass
    let width = halfWidth * mass
    // A cell beyond the base law's median is expanded from the other side, where its points descend.
    let values =
      tail + width <= 0.5
      ? base.quantiles(inCell: tail, halfWidth: width, isHigh: isHigh, near: nil)
      : base.quantiles(inCell: 1 - tail, halfWidth: width, isHigh: !isHigh, near: nil)?.reversed
    return values?.map { min(max($0, support.lower), support.upper) }
  }

  func level(of x: Double) -> Level {
    guard mass > 0, !x.isNaN else { return Level(lower: .nan) }
    if x < lower { return .zero }
    if x >= upper { return .one }
    let level = base.level(of: x)
    let below = start.lower > 0.5 ? start.upper - level.upper : level.lower - start.lower
    let above = end.lower > 0.5 ? level.upper - end.upper : end.lower - level.lower
    return Level(lower: max(below / mass, 0), upper: max(above / mass, 0))
  }

  func moments(below level: Level) -> RawMoments {
    guard mass > 0 else { return RawMoments(first: .nan, second: .nan) }
    if case .smooth = base.tabulation { return QuantileIntegral(self).moments(below: level) }
    let whole = base.moments(below: outer(level)) - base.moments(below: start)
    return whole * (1 / mass)
  }

  var variance: Double {
    if case .smooth = base.tabulation { return QuantileIntegral(self).variance }
    let raw = moments(below: .one)
    return max(raw.second - raw.first * raw.first, 0)
  }

  /// The base law's level for a level inside the interval.
  private func outer(_ level: Level) -> Level {
    let lower = start.lower + level.lower * (end.lower - start.lower)
    if lower <= 0.5 { return Level(lower: lower) }
    return Level(upper: end.upper + level.upper * (start.upper - end.upper))
  }
}
