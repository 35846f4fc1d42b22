// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension PinnedMath {
  /// The regularised incomplete gamma function `P(shape, x)`, with its complement `Q`.
  ///
  /// Series and continued fraction for small shapes; from 100 on, quadrature of the density in `log x`
  /// relative to its value at `x`, at a cost that does not grow with the shape. Relative error about
  /// `1e-13`. NaN unless `shape > 0`.
  public static func incompleteGamma(shape: Double, _ x: Double) -> Level {
    guard shape > 0, !x.isNaN else { return Level(lower: .nan) }
    guard x > 0 else { return .zero }
    guard x < .infinity else { return .one }
    return incompleteGamma(shape: shape, x, logDensity: GammaShape(shape).logDensity(x))
  }

  /// The same with the density of the logarithm given.
  static func incompleteGamma(shape: Double, _ x: Double, logDensity density: Double) -> Level {
    guard x > 0 else { return .zero }
    guard x < .infinity else { return .one }
    if shape >= 100 { return gammaByQuadrature(shape, x, density) }
    if x < shape + 1 { return Level(lower: density * gammaSeries(shape, x) / shape) }
    return Level(upper: density * gammaFraction(shape, x))
  }

  /// The solution `x` of `P(shape, x) = level`, relative error about `1e-13` (times `1/shape` below 1).
  ///
  /// Newton's method with Halley's correction on the logarithm of the smaller tail as a function of `log x`,
  /// which is concave, so that it converges from everywhere.
  public static func inverseIncompleteGamma(shape: Double, _ level: Level) -> Double {
    GammaInverse(shape)(level)
  }

  /// `shape log(shape/x) + x - shape` without cancellation (Loader 2000).
  static func deviance(_ shape: Double, _ x: Double) -> Double {
    let difference = x - shape
    guard difference.magnitude < 0.25 * shape else {
      return shape * logRatio(shape, x) + difference
    }
    return -shape * log1pMinusArgument(difference / shape)
  }

  /// `log(a / b)` also where the ratio overflows.
  static func logRatio(_ a: Double, _ b: Double) -> Double {
    b < 1e-280 ? log(a) - log(b) : log(a / b)
  }

  /// `e^s - 1 - s` without cancellation.
  static func expm1MinusArgument(_ s: Double) -> Double {
    guard s.magnitude < 0.3 else { return expm1(s) - s }
    let high =
      1.0 / 362_880 + s
      * (1.0 / 3_628_800 + s
        * (1.0 / 39_916_800 + s * (1.0 / 479_001_600 + s * (1.0 / 6_227_020_800))))
    let low =
      1.0 / 6 + s
      * (1.0 / 24 + s
        * (1.0 / 120 + s * (1.0 / 720 + s * (1.0 / 5_040 + s * (1.0 / 40_320 + s * high)))))
    return s * s * (0.5 + s * low)
  }

  private static func gammaSeries(_ shape: Double, _ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var n = shape
    while term > sum * 0x1p-56 {
      n += 1
      term *= x / n
      sum += term
    }
    return sum
  }

  /// Legendre's continued fraction of the upper function, by the modified method of Lentz.
  private static func gammaFraction(_ shape: Double, _ x: Double) -> Double {
    var b = x + 1 - shape
    var c = 1e300
    var d = 1 / b
    var h = d
    for i in 1...5000 {
      let n = Double(i)
      let a = n * (shape - n)
      b += 2
      d = 1 / (a * d + b)
      c = b + a / c
      let factor = d * c
      h *= factor
      if (factor - 1).magnitude < 0x1p-52 { break }
    }
    return h
  }

  private static func gammaByQuadrature(_ shape: Double, _ x: Double, _ density: Double) -> Level {
    let drift = x - shape
    let sign = drift >= 0 ? 1.0 : -1.0
    let area = TailSolver.tailArea(decay: drift.magnitude, curvature: x) { s in
      exp(-drift * sign * s - x * expm1MinusArgument(sign * s))
    }
    let tail = min(density * area, 1)
    return sign > 0 ? Level(upper: tail) : Level(lower: tail)
  }
}
