// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Elementary and special functions with the same bits on every machine.
///
/// The C library's `exp`, `log` and `pow` choose other code paths by processor and differ in the last
/// bit. These functions use only `+ - * /`, square root and operations on bits, in a fixed order and
/// without fused multiply-add, so IEEE 754 alone fixes every result.
public enum PinnedMath {
  /// The high part of ln 2, with enough zero bits that its product with an exponent is exact.
  static let ln2High = 0x1.62e42fee00000p-1
  /// ln 2 less ``ln2High``.
  static let ln2Low = 0x1.a39ef35793c76p-33
  /// 1 / ln 2.
  static let inverseLn2 = 0x1.71547652b82fep+0
  /// ln(sqrt(2 pi)).
  static let lnSqrt2Pi = 0.918938533204672741780329736406

  /// `2^exponent` times a number, without double rounding in the normal range.
  ///
  /// Underflows gradually to zero and overflows to infinity.
  @inlinable
  static func scaled(_ value: Double, by exponent: Int) -> Double {
    if exponent >= -1021 && exponent <= 1023 {
      return value * Double(bitPattern: UInt64(exponent &+ 1023) << 52)
    }
    if exponent > 1023 { return value * 0x1p1023 * scaled(1, by: min(exponent - 1023, 1023)) }
    return value * 0x1p-1021 * scaled(1, by: max(exponent + 1021, -1021))
  }

  /// The value of a polynomial with the given coefficients, lowest first.
  ///
  /// O(coefficients).
  static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    var sum = 0.0
    for coefficient in coefficients.reversed() { sum = sum * x + coefficient }
    return sum
  }
}
