// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension PinnedMath {
  /// The logarithm of the gamma function for `x > 0`, relative error about `1e-15`; NaN below.
  ///
  /// Stirling's series from 10 on; below, the Taylor series about 1 and 2, which keeps the relative
  /// accuracy near these two zeros.
  public static func logGamma(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? .infinity : .nan }
    if x >= 10 {
      if x > 1e300 { return .infinity }
      return (x - 0.5) * log(x) - x + (lnSqrt2Pi + stirlingSeries(x))
    }
    if x < 0.5 { return logGammaNearOne(x) - log(x) }
    if x <= 1.5 { return logGammaNearOne(x - 1) }
    var rest = x
    var product = 1.0
    while rest > 2.5 {
      rest -= 1
      product *= rest
    }
    let near = log1p(rest - 2) + logGammaNearOne(rest - 2)
    return product == 1 ? nearTwo(rest - 2) : near + log(product)
  }

  /// What Stirling's formula lacks: `log Γ(x+1) - (x + 1/2) log x + x - log sqrt(2 pi)`.
  static func stirlingError(_ x: Double) -> Double {
    if x >= 10 { return stirlingSeries(x) }
    return logGamma(x) + x - (x - 0.5) * log(x) - lnSqrt2Pi
  }

  private static func stirlingSeries(_ x: Double) -> Double {
    polynomial(stirlingCoefficients, 1 / (x * x)) / x
  }

  /// `log Γ(1 + y)` for `|y| <= 1/2`.
  private static func logGammaNearOne(_ y: Double) -> Double {
    oneMinusEuler * y - log1p(y) + y * y * polynomial(zetaCoefficients, y)
  }

  /// `log Γ(2 + y)` for `|y| <= 1/2`.
  private static func nearTwo(_ y: Double) -> Double {
    oneMinusEuler * y + y * y * polynomial(zetaCoefficients, y)
  }

  private static let oneMinusEuler = 0.42278433509846713939

  /// `B(2k) / (2k (2k - 1))`.
  private static let stirlingCoefficients: [Double] = [
    0.083333333333333333333,
    -0.0027777777777777777778,
    0.00079365079365079365079,
    -0.0005952380952380952381,
    0.00084175084175084175084,
    -0.0019175269175269175269,
    0.0064102564102564102564,
    -0.02955065359477124183,
  ]

  /// `(-1)^k (ζ(k) - 1) / k` from `k = 2` on.
  private static let zetaCoefficients: [Double] = [
    0.32246703342411321824,
    -0.067352301053198095133,
    0.020580808427784547879,
    -0.0073855510286739852663,
    0.0028905103307415232858,
    -0.0011927539117032609771,
    0.00050966952474304242234,
    -0.00022315475845357937976,
    0.000099457512781808533715,
    -0.0000449262367381331417,
    0.000020507212775670691553,
    -9.439488275268395904e-6,
    4.3748667899074878042e-6,
    -2.0392157538013662368e-6,
    9.5514121304074198329e-7,
    -4.4924691987645660433e-7,
    2.1207184805554665869e-7,
    -1.0043224823968099609e-7,
    4.7698101693639805658e-8,
    -2.271109460894316491e-8,
    1.0838659214896954091e-8,
    -5.1834750419700466551e-9,
    2.4836745438024783172e-9,
    -1.1921401405860912074e-9,
    5.7313672416788620133e-10,
    -2.7595228851242331452e-10,
    1.3304764374244489481e-10,
    -6.4229645638381000221e-11,
  ]
}
