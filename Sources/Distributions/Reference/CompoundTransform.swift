// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

internal import CGSL
import Glibc

/// The Fourier transform that turns the mass of one loss into that of a year's total.
enum CompoundTransform {
  /// The decay over the whole grid: what wraps around shrinks by its exponential, rounding grows by it.
  private static let tilt = 14.0

  /// The probabilities of the grid's totals, an event having each form of loss with its share.
  static func mass(of forms: [(grid: SeverityGrid, share: Double)], _ number: EventCount)
    -> [Double]
  {
    let count = forms[0].grid.mass.count
    // The transform of an event's loss: the product over its forms.
    var event = [Double](repeating: 0, count: 2 * count)
    for index in 0..<count { event[2 * index] = 1 }
    for (grid, share) in forms {
      var data = [Double](repeating: 0, count: 2 * count)
      for index in 0..<count {
        data[2 * index] = grid.mass[index] * exp(-tilt * Double(index) / Double(count))
      }
      gsl_fft_complex_radix2_forward(&data, 1, count)
      for index in 0..<count {
        let (a, b) = (event[2 * index], event[2 * index + 1])
        let (c, d) = (1 - share + share * data[2 * index], share * data[2 * index + 1])
        event[2 * index] = a * c - b * d
        event[2 * index + 1] = a * d + b * c
      }
    }
    for index in 0..<count {
      (event[2 * index], event[2 * index + 1]) = number.generating(
        event[2 * index], event[2 * index + 1])
    }
    gsl_fft_complex_radix2_inverse(&event, 1, count)
    return (0..<count).map { index in
      max(event[2 * index], 0) * exp(tilt * Double(index) / Double(count))
    }
  }
}
