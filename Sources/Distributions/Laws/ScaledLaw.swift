// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The law of `factor X + offset`, for a factor other than 0.
struct ScaledLaw: Law {
  let base: any Law
  let factor: Double
  let offset: Double

  var support: (lower: Double, upper: Double) {
    let ends = base.support
    let images = (factor * ends.lower + offset, factor * ends.upper + offset)
    return factor > 0 ? images : (images.1, images.0)
  }

  var mean: Double { factor * base.mean + offset }
  var variance: Double { factor * factor * base.variance }
  var tabulation: Tabulation { base.tabulation }

  var tailOrders: (lower: Double, upper: Double) {
    let orders = base.tailOrders
    return factor > 0 ? orders : (orders.upper, orders.lower)
  }

  var kinks: [Double] {
    factor > 0 ? base.kinks : base.kinks.reversed().map { 1 - $0 }
  }

  func quantile(_ level: Level) -> Double {
    factor * base.quantile(factor > 0 ? level : level.flipped) + offset
  }

  func quantiles(
    inCell centre: Double, halfWidth: Double, isHigh: Bool, near estimate: Double?
  ) -> SIMD8<Double>? {
    let values = base.quantiles(
      inCell: centre, halfWidth: halfWidth, isHigh: isHigh == (factor > 0),
      near: estimate.map(preimage))
    return values.map { factor * $0 + offset }
  }

  func path(isHigh: Bool) -> QuantilePath? {
    base.path(isHigh: isHigh == (factor > 0))?.scaled(by: factor, offset: offset)
  }

  func level(of x: Double) -> Level {
    let y = preimage(x)
    return factor > 0 ? base.level(of: y) : base.level(of: y.nextDown).flipped
  }

  func moments(below level: Level) -> RawMoments {
    let raw =
      factor > 0
      ? base.moments(below: level)
      : base.moments(below: .one) - base.moments(below: level.flipped)
    return raw.scaled(by: factor, offset: offset, mass: level.lower)
  }

  /// The value that is mapped to `x`; a whole number where that fits, so that counts are met.
  private func preimage(_ x: Double) -> Double {
    let y = (x - offset) / factor
    let whole = y.rounded()
    return factor * whole + offset == x ? whole : y
  }
}
