// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension PinnedMath {
  /// The regularised incomplete beta function `I_x(a, b)`, with its complement.
  ///
  /// A continued fraction, and quadrature of the density in `logit x` where both shapes
  /// are at least 50. Relative error about `1e-13`. NaN unless both shapes are positive.
  public static func incompleteBeta(_ a: Double, _ b: Double, _ x: Double) -> Level {
    incompleteBeta(a, b, x, 1 - x)
  }

  /// The same with `y = 1 - x` given, so that an `x` next to 1 keeps its meaning.
  static func incompleteBeta(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Level {
    guard a > 0, b > 0, !x.isNaN else { return Level(lower: .nan) }
    guard x > 0 else { return .zero }
    guard y > 0 else { return .one }
    return incompleteBeta(a, b, x, y, logitDensity: BetaShapes(a, b).logitDensity(x, y))
  }

  /// The same inside the interval, with the density of the logit given.
  static func incompleteBeta(
    _ a: Double, _ b: Double, _ x: Double, _ y: Double, logitDensity density: Double
  ) -> Level {
    guard x > 0 else { return .zero }
    guard y > 0 else { return .one }
    if min(a, b) >= 50 { return betaByQuadrature(a, b, x, y, density) }
    if (a + b + 2) * x < a + 1 { return Level(lower: density * betaFraction(a, b, x, y)) }
    return Level(upper: density * betaFraction(b, a, y, x))
  }

  /// The solution `x` of `I_x(a, b) = level`.
  ///
  /// As for the gamma function, with `logit x` in the place of `log x`.
  public static func inverseIncompleteBeta(_ a: Double, _ b: Double, _ level: Level) -> Double {
    guard a > 0, b > 0, !level.lower.isNaN else { return .nan }
    if level.lower <= 0 { return 0 }
    if level.upper <= 0 { return 1 }
    return logistic(BetaShapes(a, b).quantileLogit(level))
  }

  /// `1 / (1 + e^-t)`, with relative accuracy also where it is tiny.
  static func logistic(_ t: Double) -> Double {
    guard t > 0 else {
      let e = exp(t)
      return e / (1 + e)
    }
    return 1 / (1 + exp(-t))
  }

  /// `log B(a, b)`.
  static func logBeta(_ a: Double, _ b: Double) -> Double {
    let n = a + b
    guard min(a, b) >= 10 else { return logGamma(a) + (logGamma(b) - logGamma(n)) }
    return stirlingError(a) + stirlingError(b) - stirlingError(n) + lnSqrt2Pi
      + 0.5 * log(n / (a * b)) + a * log(a / n) + b * log(b / n)
  }

  /// `shape * log(shape / x) + x - shape`, the last two as their difference.
  static func deviance(_ shape: Double, _ x: Double, difference: Double) -> Double {
    guard difference.magnitude < 0.25 * shape else {
      return shape * logRatio(shape, x) + difference
    }
    return -shape * log1pMinusArgument(difference / shape)
  }

  /// The even part of the continued fraction, in which `a y - b x` is not formed from rounded sums (Didonato and
  /// Morris, ACM Transactions on Mathematical Software 18(3), 1992), by the modified method of Lentz.
  private static func betaFraction(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    let shift = a * y - b * x
    var f = guarded(a * (shift + 1) / (a + 1))
    var c = f
    var d = 0.0
    for i in 1...20000 {
      let m = Double(i)
      let base = a + 2 * m - 1
      let rest = m * (b - m) * x / base
      let numerator = (a + m - 1) * (a + b + m - 1) * x * rest / base
      let denominator = m + rest + (a + m) * (shift + 1 + m * (2 - x)) / (base + 2)
      d = 1 / guarded(denominator + numerator * d)
      c = guarded(denominator + numerator / c)
      let factor = c * d
      f *= factor
      if (factor - 1).magnitude < 0x1p-52 { break }
    }
    return 1 / f
  }

  private static func guarded(_ x: Double) -> Double { x.magnitude < 1e-300 ? 1e-300 : x }

  private static func betaByQuadrature(
    _ a: Double, _ b: Double, _ x: Double, _ y: Double, _ density: Double
  ) -> Level {
    let n = a + b
    let drift = b * x - a * y
    let sign = drift >= 0 ? 1.0 : -1.0
    let area = TailSolver.tailArea(decay: drift.magnitude, curvature: n * x * y) { s in
      let e = expm1MinusArgument(sign * s)
      let rise = x * (e + sign * s)
      return exp(-drift * sign * s - n * (x * e + log1pMinusArgument(rise)))
    }
    let tail = min(density * area, 1)
    return sign > 0 ? Level(upper: tail) : Level(lower: tail)
  }

  /// A start for the logit of the quantile: Abramowitz and Stegun 26.5.22, or a tail's power law.
  static func betaStart(_ a: Double, _ b: Double, _ level: Level) -> Double {
    if a > 1 && b > 1 {
      let z = level.isLow ? -normalQuantile(level.lower) : normalQuantile(level.upper)
      let lambda = (z * z - 3) / 6
      let inverseA = 1 / (2 * a - 1)
      let inverseB = 1 / (2 * b - 1)
      let h = 2 / (inverseA + inverseB)
      if h + lambda > 0 {
        let w =
          z * (h + lambda).squareRoot() / h
          - (inverseB - inverseA) * (lambda + 5 / 6.0 - 2 / (3 * h))
        return log(a / b) - 2 * w
      }
    }
    let scale = logBeta(a, b)
    let left = (log(level.lower) + log(a) + scale) / a
    let right = -(log(level.upper) + log(b) + scale) / b
    let split = log(a / b)
    if left < split - 1 && level.isLow { return left }
    if right > split + 1 && !level.isLow { return right }
    return left < split - 1 ? left : right > split + 1 ? right : split
  }
}
