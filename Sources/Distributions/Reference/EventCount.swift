// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Glibc

/// The number of events of a year.
struct EventCount {
  let mean: Double
  let occurrence: Occurrence

  /// The variance of a sum of that many independent losses of a mean and variance.
  func variance(ofSumOf one: (mean: Double, variance: Double)) -> Double {
    guard mean > 0 else { return 0 }
    let poisson = mean * (one.variance + one.mean * one.mean)
    guard case .negativeBinomial(let size) = occurrence else { return poisson }
    return poisson + mean * one.mean * (mean * one.mean) / size
  }

  /// The generating function `E[z^N]` at a complex number.
  func generating(_ real: Double, _ imaginary: Double) -> (Double, Double) {
    var exponent = (mean * (real - 1), mean * imaginary)
    if case .negativeBinomial(let size) = occurrence {
      let base = (1 - exponent.0 / size, -exponent.1 / size)
      exponent = (
        -size * 0.5 * log(base.0 * base.0 + base.1 * base.1), -size * atan2(base.1, base.0)
      )
    }
    let scale = exp(exponent.0)
    return (scale * cos(exponent.1), scale * sin(exponent.1))
  }
}
