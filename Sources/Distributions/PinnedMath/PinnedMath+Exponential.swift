// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

// The reductions and minimax coefficients of exp and expm1 are those of fdlibm:
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun
// Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is
// freely granted, provided that this notice is preserved.

extension PinnedMath {
  /// `e^x`, within 1 ulp.
  ///
  /// The argument is reduced by a multiple of ln 2; the rest is a rational function (fdlibm).
  public static func exp(_ x: Double) -> Double {
    guard x < 709.782712893384 else { return x.isNaN ? x : .infinity }
    guard x > -745.133219101942 else { return x.isNaN ? x : 0 }
    let k = Int(inverseLn2 * x + (x < 0 ? -0.5 : 0.5))
    let high = x - Double(k) * ln2High
    let low = Double(k) * ln2Low
    let r = high - low
    let t = r * r
    let p =
      1.66666666666666019037e-01 + t
      * (-2.77777777770155933842e-03 + t
        * (6.61375632143793436117e-05 + t
          * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08)))
    let c = r - t * p
    return scaled(1 - ((low - (r * c) / (2 - c)) - high), by: k)
  }

  /// `e^x - 1`, within 1 ulp also for small `x`.
  public static func expm1(_ x: Double) -> Double {
    guard x < 709.782712893384 else { return x.isNaN ? x : .infinity }
    guard x > -40 else { return x.isNaN ? x : -1 }
    guard x.magnitude > 0x1p-54 else { return x }
    let k = x.magnitude < 0.34657359027997264 ? 0 : Int(inverseLn2 * x + (x < 0 ? -0.5 : 0.5))
    let high = x - Double(k) * ln2High
    let low = Double(k) * ln2Low
    let r = high - low
    let correction = (high - r) - low
    let half = 0.5 * r
    let square = r * half
    let q =
      -3.33333333333331316428e-02 + square
      * (1.58730158725481460165e-03 + square
        * (-7.93650757867487942473e-05 + square
          * (4.00821782732936239552e-06 + square * -2.01099218183624371326e-07)))
    let r1 = 1 + square * q
    let t = 3 - r1 * half
    let e = square * ((r1 - t) / (6 - r * t))
    if k == 0 { return r - (r * e - square) }
    return assembled(r, (r * (e - correction) - correction) - square, k)
  }

  /// Puts `2^k (1 + r - e) - 1` together without cancellation.
  private static func assembled(_ r: Double, _ e: Double, _ k: Int) -> Double {
    switch k {
    case -1: return 0.5 * (r - e) - 0.5
    case 1: return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e)
    case 2..<20: return scaled(r - e + (1 - scaled(1, by: -k)), by: k)
    case 20...56: return scaled(r - (e + scaled(1, by: -k)) + 1, by: k)
    default: return scaled(r - e + 1, by: k) - 1
    }
  }
}
