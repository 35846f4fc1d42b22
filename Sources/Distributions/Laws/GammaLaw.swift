// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The gamma law.
struct GammaLaw: Law {
  let scale: Double
  private let inverse: GammaInverse

  /// Makes the law of a shape and a scale.
  init(shape: Double, scale: Double) {
    self.scale = scale
    inverse = GammaInverse(shape)
  }

  private var shape: Double { inverse.shape.shape }

  var support: (lower: Double, upper: Double) { (0, .infinity) }
  var mean: Double { shape * scale }
  var variance: Double { shape * scale * scale }

  func quantile(_ level: Level) -> Double {
    scale * inverse(level)
  }

  func quantiles(
    inCell centre: Double, halfWidth: Double, isHigh: Bool, near estimate: Double?
  ) -> SIMD8<Double>? {
    let level = isHigh ? Level(upper: centre) : Level(lower: centre)
    let x = inverse(level)
    guard x >= 0x1p-1022 else {
      return quantile(tail: centre + halfWidth, isHigh: isHigh) == 0
        ? SIMD8() : nil
    }
    let series = QuantileSeries(shape: shape, slope: 1, isBeta: false)
    let density = inverse.shape.logDensity(x)
    let values = series.values(
      at: x, density: density, halfWidth: isHigh ? -halfWidth : halfWidth)
    return values.map { scale * $0 }
  }

  func path(isHigh: Bool) -> QuantilePath? {
    QuantilePath(.gamma(inverse), offset: 0, scale: scale, isHigh: isHigh)
  }

  func level(of x: Double) -> Level {
    PinnedMath.incompleteGamma(shape: shape, x / scale)
  }

  func moments(below level: Level) -> RawMoments {
    let x = inverse(level)
    return RawMoments(
      first: mean * PinnedMath.incompleteGamma(shape: shape + 1, x).lower,
      second: mean * (shape + 1) * scale * PinnedMath.incompleteGamma(shape: shape + 2, x).lower)
  }
}
