// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A quantile function on an interval of tail probabilities, as the power series that solves its differential equation.
struct QuantileArc {
  /// The most coefficients.
  static let most = 21

  /// Where the series is begun a little off the interval's centre: what is to be added to places in `[-1, 1]`.
  private(set) var shift = 0.0
  private var coefficients: InlineArray<21, Double>
  private let count: Int

  /// Takes a series' first coordinates.
  init(_ terms: some Collection<SIMD2<Double>>) {
    coefficients = InlineArray(repeating: 0)
    count = terms.count
    for (index, term) in terms.enumerated() { coefficients[index] = term.x }
  }

  /// The value at a place in `[-1, 1]`, or somewhat beyond.
  func value(at place: Double) -> Double {
    let (terms, t) = (coefficients.span, place + shift)
    var sum = 0.0
    for index in stride(from: count - 1, through: 0, by: -1) { sum = sum * t + terms[index] }
    return sum
  }

  /// The values at eight places, by Horner's scheme at all of them at once.
  @inline(__always)
  func values(at places: SIMD8<Double>) -> SIMD8<Double> {
    let (terms, t) = (coefficients.span, places + shift)
    var sums = SIMD8<Double>()
    for index in stride(from: count - 1, through: 0, by: -1) { sums = sums * t + terms[index] }
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
      let (terms, t) = (coefficients.span, shift - 1)
      var (sum, slope) = (0.0, 0.0)
      for index in stride(from: count - 1, through: 0, by: -1) {
        slope = slope * t + sum
        sum = sum * t + terms[index]
      }
      let step = (sum - value) / slope
      guard step.magnitude < 0.3 else { return false }
      shift -= step
      if step.magnitude < 1e-7 { return shift.magnitude < 0.3 }
    }
    return false
  }
}
