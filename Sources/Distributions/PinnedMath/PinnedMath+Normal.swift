// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension PinnedMath {
  /// The standard normal density.
  public static func normalDensity(_ z: Double) -> Double {
    0.398942280401432677939946 * expOfHalfSquare(z)
  }

  /// The standard normal cumulative probability, relative error below `1e-14` in both tails.
  ///
  /// `Φ(-z) = exp(-z²/2) erfcx(z/√2) / 2`, with `(1 + 2x) erfcx(x)` expanded in Chebyshev
  /// polynomials of `(x - 3.75)/(x + 3.75)` (Shepherd and Laframboise, Math. Comp. 36, 1981).
  public static func normalCumulative(_ z: Double) -> Double {
    guard !z.isNaN else { return z }
    if z < -39 { return 0 }
    if z > 9 { return 1 }
    if z == 0 { return 0.5 }
    let x = z.magnitude * 0.707106781186547524400844362105
    let tail = 0.5 * expOfHalfSquare(z) * scaledComplement(x)
    return z <= 0 ? tail : 1 - tail
  }

  /// The standard normal quantile by algorithm AS 241, relative error about `1e-16`.
  ///
  /// Wichura, Applied Statistics 37(3), 1988. `-infinity` at 0, `infinity` at 1 and NaN outside.
  public static func normalQuantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
    let q = p - 0.5
    if q.magnitude <= 0.425 { return centralQuantile(q) }
    let tail = tailQuantile(q < 0 ? p : 1 - p)
    return q < 0 ? -tail : tail
  }

  /// The standard normal quantile at `1 - q`, accurate for tiny `q`.
  static func normalQuantile(complement q: Double) -> Double { -normalQuantile(q) }

  private static func centralQuantile(_ q: Double) -> Double {
    let r = 0.180625 - q * q
    let numerator =
      ((((((r * 2.5090809287301226727e3 + 3.3430575583588128105e4) * r + 6.7265770927008700853e4)
        * r + 4.5921953931549871457e4) * r + 1.3731693765509461125e4) * r
        + 1.9715909503065514427e3) * r + 1.3314166789178437745e2) * r + 3.3871328727963666080e0
    let denominator =
      ((((((r * 5.2264952788528545610e3 + 2.8729085735721942674e4) * r + 3.9307895800092710610e4)
        * r + 2.1213794301586595867e4) * r + 5.3941960214247511077e3) * r
        + 6.8718700749205790830e2) * r + 4.2313330701600911252e1) * r + 1
    return q * numerator / denominator
  }

  private static func tailQuantile(_ p: Double) -> Double {
    let root = (-log(p)).squareRoot()
    if root <= 5 {
      let r = root - 1.6
      let numerator =
        ((((((r * 7.74545014278341407640e-4 + 2.27238449892691845833e-2) * r
          + 2.41780725177450611770e-1) * r + 1.27045825245236838258e0) * r
          + 3.64784832476320460504e0) * r + 5.76949722146069140550e0) * r
          + 4.63033784615654529590e0) * r + 1.42343711074968357734e0
      let denominator =
        ((((((r * 1.05075007164441684324e-9 + 5.47593808499534494600e-4) * r
          + 1.51986665636164571966e-2) * r + 1.48103976427480074590e-1) * r
          + 6.89767334985100004550e-1) * r + 1.67638483018380384940e0) * r
          + 2.05319162663775882187e0) * r + 1
      return numerator / denominator
    }
    let r = root - 5
    let numerator =
      ((((((r * 2.01033439929228813265e-7 + 2.71155556874348757815e-5) * r
        + 1.24266094738807843860e-3) * r + 2.65321895265761230930e-2) * r
        + 2.96560571828504891230e-1) * r + 1.78482653991729133580e0) * r
        + 5.46378491116411436990e0) * r + 6.65790464350110377720e0
    let denominator =
      ((((((r * 2.04426310338993978564e-15 + 1.42151175831644588870e-7) * r
        + 1.84631831751005468180e-5) * r + 7.86869131145613259100e-4) * r
        + 1.48753612908506148525e-2) * r + 1.36929880922735805310e-1) * r
        + 5.99832206555887937690e-1) * r + 1
    return numerator / denominator
  }

  /// `exp(-z²/2)` with the square taken exactly.
  private static func expOfHalfSquare(_ z: Double) -> Double {
    let square = DoubleDouble.product(z, z)
    return exp(-0.5 * square.high, plus: -0.5 * square.low)
  }

  /// `exp(x²) erfc(x)` for `x >= 0`, by Clenshaw's recurrence.
  private static func scaledComplement(_ x: Double) -> Double {
    let t = (x - 3.75) / (x + 3.75)
    var current = 0.0
    var previous = 0.0
    for coefficient in complementCoefficients.dropFirst().reversed() {
      (current, previous) = (coefficient + 2 * t * current - previous, current)
    }
    return (complementCoefficients[0] + t * current - previous) / (1 + 2 * x)
  }

  private static let complementCoefficients: [Double] = [
    1.1775789345674017541,
    -0.0045900545806464773309,
    -0.084249133366517915584,
    0.059209939998191890498,
    -0.026658668435305752277,
    0.0090749976707052650939,
    -0.0024131635404176081909,
    0.00049077583652580863229,
    -0.000069169733025012063671,
    4.1390279860730101675e-6,
    7.7403830661984906686e-7,
    -2.1886401049234395661e-7,
    1.0764999465670910377e-8,
    4.5219598112182868979e-9,
    -7.7544002088313511065e-10,
    -6.3180883408866844944e-11,
    2.8687950109306698981e-11,
    1.945586854577734723e-13,
    -9.6546967484334389059e-13,
    3.2525481481487398415e-14,
    3.3478119482868053878e-14,
    -1.8645628804193131015e-15,
    -1.2507950530688647085e-15,
    7.418235256624043463e-17,
    5.0681489047961113168e-17,
    -2.2370566594359995974e-18,
    -2.187342944303017665e-18,
  ]
}
