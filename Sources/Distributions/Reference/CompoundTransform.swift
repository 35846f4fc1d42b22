// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

internal import CGSL
import Glibc

/// The Fourier transform that turns the mass of one loss into that of a year's total.
enum CompoundTransform {
  /// The decay over the whole grid: what wraps around shrinks by its exponential, rounding grows by it.
  private static let tilt = 14.0

  /// The probabilities of the grid's totals.
  static func mass(of grid: SeverityGrid, _ number: EventCount) -> [Double] {
    let count = grid.mass.count
    var data = [Double](repeating: 0, count: 2 * count)
    for index in 0..<count {
      data[2 * index] = grid.mass[index] * exp(-tilt * Double(index) / Double(count))
    }
    gsl_fft_complex_radix2_forward(&data, 1, count)
    for index in 0..<count {
      let value = number.generating(data[2 * index], data[2 * index + 1])
      data[2 * index] = value.0
      data[2 * index + 1] = value.1
    }
    gsl_fft_complex_radix2_inverse(&data, 1, count)
    return (0..<count).map { index in
      max(data[2 * index], 0) * exp(tilt * Double(index) / Double(count))
    }
  }
}
