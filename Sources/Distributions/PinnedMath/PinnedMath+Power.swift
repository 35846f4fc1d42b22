// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension PinnedMath {
  /// `x^y` for `x >= 0`, within 2 ulp; NaN for negative `x`.
  ///
  /// The logarithm is taken to about 70 bits, so that the error does not grow with the exponent.
  public static func pow(_ x: Double, _ y: Double) -> Double {
    if y == 0 || x == 1 { return 1 }
    guard x >= 0, !y.isNaN else { return .nan }
    if x == 0 { return y > 0 ? 0 : .infinity }
    if x == .infinity { return y > 0 ? .infinity : 0 }
    let logarithm = extendedLog(x)
    let estimate = logarithm.high * y
    guard estimate.magnitude < 800 else { return estimate > 0 ? .infinity : 0 }
    let product = DoubleDouble.product(logarithm.high, y)
    return exp(product.high, plus: product.low + logarithm.low * y)
  }

  /// `e^(x + small)` for a `small` far below 1.
  static func exp(_ x: Double, plus small: Double) -> Double {
    let value = exp(x)
    return value.isFinite ? value + value * small : value
  }

  /// The natural logarithm of a positive finite number with a relative error below `1e-18`.
  static func extendedLog(_ x: Double) -> DoubleDouble {
    let (k, m) = split(x)
    let f = m - 1
    let denominator = DoubleDouble.sum(2, f)
    let quotient = f / denominator.high
    let back = DoubleDouble.product(quotient, denominator.high)
    let rest = ((f - back.high) - back.low - quotient * denominator.low) / denominator.high
    let z = quotient * quotient
    let high = 1.0 / 13 + z * (1.0 / 15 + z * (1.0 / 17 + z * (1.0 / 19 + z * (1.0 / 21))))
    let series =
      1.0 / 3 + z * (1.0 / 5 + z * (1.0 / 7 + z * (1.0 / 9 + z * (1.0 / 11 + z * high))))
    let tail = 2 * (rest + quotient * z * series)
    let head = DoubleDouble.sum(Double(k) * ln2High, 2 * quotient)
    let low = head.low + (tail + Double(k) * ln2Low)
    return DoubleDouble.sum(head.high, low)
  }
}
