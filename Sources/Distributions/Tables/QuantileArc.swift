// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A quantile function on an interval of tail probabilities, as the power series that solves its differential equation.
struct QuantileArc {
  /// Where the series is begun a little off the interval's centre: what is to be added to places in `[-1, 1]`.
  private(set) var shift = 0.0
  private let coefficients: [Double]

  /// Takes a series' first coordinates.
  init(_ terms: some Collection<SIMD2<Double>>) {
    coefficients = terms.map { $0.x }
  }

  /// The values at places in `[-1, 1]`, or somewhat beyond, by Horner's scheme at all of them at once.
  @inline(__always)
  func values<Places: SIMD<Double>>(at places: Places) -> Places {
    let (terms, t) = (coefficients.span, places + shift)
    var sums = Places()
    for index in stride(from: terms.count - 1, through: 0, by: -1) {
      sums = sums * t + terms[index]
    }
    return sums
  }

  /// Shifts the interval so that it begins with a value, by Newton's method.
  ///
  /// The equation does not depend on the probability itself, so that a series from a rough estimate is exact for another
  /// probability, which the known value at the interval's beginning tells.
  ///
  /// - Returns: whether the value lies near the beginning.
  mutating func begin(with value: Double) -> Bool {
    for _ in 0..<6 {
      let step = newtonStep(to: value, at: shift - 1)
      guard step.magnitude < 0.3 else { return false }
      shift -= step
      if step.magnitude < 1e-7 { return shift.magnitude < 0.3 }
    }
    return false
  }

  private func newtonStep(to value: Double, at t: Double) -> Double {
    let terms = coefficients.span
    var (sum, slope) = (0.0, 0.0)
    for index in stride(from: terms.count - 1, through: 0, by: -1) {
      slope = slope * t + sum
      sum = sum * t + terms[index]
    }
    return (sum - value) / slope
  }
}
