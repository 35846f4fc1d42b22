// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The law of `1 - exp(-exposure R)`: the probability of at least one event at an uncertain rate.
struct RateProbabilityLaw: Law {
  let rate: any Law
  let exposure: Double

  var support: (lower: Double, upper: Double) {
    (image(rate.support.lower), image(rate.support.upper))
  }

  var kinks: [Double] { rate.kinks }
  var tabulation: Tabulation { rate.tabulation }

  func quantile(_ level: Level) -> Double { image(rate.quantile(level)) }

  func quantiles(
    inCell centre: Double, halfWidth: Double, isHigh: Bool, near estimate: Double?
  ) -> SIMD8<Double>? {
    rate.quantiles(inCell: centre, halfWidth: halfWidth, isHigh: isHigh, near: nil)?.map(image)
  }

  func level(of x: Double) -> Level {
    guard x < 1 else { return x.isNaN ? Level(lower: .nan) : .one }
    let y = -PinnedMath.log1p(-x) / exposure
    let whole = y.rounded()
    return rate.level(of: image(whole) == x ? whole : y)
  }

  private func image(_ rate: Double) -> Double { -PinnedMath.expm1(-exposure * rate) }
}
