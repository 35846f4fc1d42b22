// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

// The reduction and minimax coefficients of log and log1p are those of fdlibm:
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun
// Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is
// freely granted, provided that this notice is preserved.

extension PinnedMath {
  /// The natural logarithm, within 1 ulp; `-infinity` at 0 and NaN below.
  public static func log(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? -.infinity : .nan }
    guard x < .infinity else { return x }
    let (k, m) = split(x)
    return logarithm(fraction: m - 1, exponent: Double(k), correction: 0)
  }

  /// `log(1 + x)`, within 1 ulp also for small `x`.
  public static func log1p(_ x: Double) -> Double {
    guard x > -1 else { return x == -1 ? -.infinity : .nan }
    guard x < .infinity else { return x }
    guard x.magnitude > 0x1p-54 else { return x }
    if x > -0.2928 && x < 0.4142 {
      return logarithm(fraction: x, exponent: 0, correction: 0)
    }
    let sum = 1 + x
    let (k, m) = split(sum)
    let lost = k >= 2 ? 1 - (sum - x) : x - (sum - 1)
    return logarithm(
      fraction: m - 1, exponent: Double(k), correction: k < 54 ? lost / sum : 0)
  }

  /// `log(1 + x) - x` without cancellation, for `x > -1`.
  ///
  /// The deviance of Loader's saddle-point expansion (2000) is a multiple of it.
  static func log1pMinusArgument(_ x: Double) -> Double {
    guard x.magnitude < 0.25 else { return log1p(x) - x }
    // log(1 + x) = 2 atanh(s) with s = x / (2 + x), and x = 2 s + s x.
    let s = x / (2 + x)
    let z = s * s
    let high = 1.0 / 13 + z * (1.0 / 15 + z * (1.0 / 17 + z * (1.0 / 19 + z * (1.0 / 21))))
    let sum =
      1.0 / 3 + z * (1.0 / 5 + z * (1.0 / 7 + z * (1.0 / 9 + z * (1.0 / 11 + z * high))))
    return s * (2 * z * sum - x)
  }

  /// A positive number as `2^k m` with `m` in `[sqrt(1/2), sqrt(2))`.
  static func split(_ x: Double) -> (exponent: Int, significand: Double) {
    let normal = x >= 0x1p-1022 ? x : x * 0x1p54
    let shift = x >= 0x1p-1022 ? 0 : -54
    let bits = normal.bitPattern &+ (0x3ff0_0000_0000_0000 &- 0x3fe6_a09e_0000_0000)
    let k = Int(bits >> 52) - 1023
    let m = (bits & 0x000f_ffff_ffff_ffff) &+ 0x3fe6_a09e_0000_0000
    return (k + shift, Double(bitPattern: m))
  }

  /// `log(1 + f) + k ln 2 + correction`.
  private static func logarithm(
    fraction f: Double, exponent k: Double, correction: Double
  ) -> Double {
    let half = 0.5 * f * f
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let even =
      w
      * (3.999999999940941908e-01 + w
        * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
    let odd =
      z
      * (6.666666666666735130e-01 + w
        * (2.857142874366239149e-01 + w
          * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)))
    return s * (half + (even + odd)) + (k * ln2Low + correction) - half + f + k * ln2High
  }
}
