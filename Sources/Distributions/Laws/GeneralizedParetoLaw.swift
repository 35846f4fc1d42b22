// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The generalised Pareto law.
struct GeneralizedParetoLaw: Law {
  let location: Double
  let scale: Double
  let shape: Double

  /// Below this size of the shape times the hazard the law is exponential to rounding.
  private static let flat = 1e-17

  var support: (lower: Double, upper: Double) {
    (location, shape < 0 ? location - scale / shape : .infinity)
  }

  var tailOrders: (lower: Double, upper: Double) {
    (.infinity, shape > 0 ? 1 / shape : .infinity)
  }

  var mean: Double { shape < 1 ? location + scale / (1 - shape) : .infinity }

  var variance: Double {
    guard shape < 0.5 else { return .infinity }
    return scale * scale / ((1 - shape) * (1 - shape) * (1 - 2 * shape))
  }

  func quantile(_ level: Level) -> Double {
    let hazard = level.hazard
    let exponent = shape * hazard
    if level.upper <= 0 { return support.upper }
    guard exponent.magnitude > Self.flat else { return location + scale * hazard }
    return location + scale * (PinnedMath.expm1(exponent) / shape)
  }

  func level(of x: Double) -> Level {
    guard x > location else { return x.isNaN ? Level(lower: .nan) : .zero }
    guard x < support.upper else { return .one }
    let excess = (x - location) / scale
    let hazard =
      (shape * excess).magnitude > Self.flat ? PinnedMath.log1p(shape * excess) / shape : excess
    return Level(lower: -PinnedMath.expm1(-hazard), upper: PinnedMath.exp(-hazard))
  }

  func moments(below level: Level) -> RawMoments {
    // (v^-shape - 1)/shape loses its digits for small shapes; the integral is then taken numerically.
    guard shape.magnitude > 1e-3 else { return QuantileIntegral(self).moments(below: level) }
    let u = level.lower
    let once = PowerIntegral.value(shape, level)
    let twice = PowerIntegral.value(2 * shape, level)
    let standard = RawMoments(
      first: (once - u) / shape, second: (twice - 2 * once + u) / (shape * shape))
    if !twice.isFinite {
      return RawMoments(first: location * u + scale * standard.first, second: .infinity)
    }
    return standard.scaled(by: scale, offset: location, mass: u)
  }
}
