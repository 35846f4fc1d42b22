// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The root of a rising function, by bisection and the secant.
enum Bisection {
  /// The root of a rising function that changes sign between two points.
  ///
  /// - Throws: ``DistributionError/noFit(_:)``, naming the family, where it does not.
  static func root(
    from low: Double, to high: Double, _ family: String, _ f: (Double) -> Double
  ) throws(DistributionError) -> Double {
    guard f(low) <= 0, f(high) >= 0 else {
      throw .noFit("no \(family) law of moderate shape has these percentiles")
    }
    return crossing(from: low, to: high, f)
  }

  /// Where a rising function changes its sign; one end if it does not.
  ///
  /// Alternates the secant with halving. At most 120 evaluations.
  static func crossing(
    from start: Double, to end: Double, _ f: (Double) -> Double
  ) -> Double {
    var (low, high) = (start, end)
    var (lowValue, highValue) = (f(low), f(high))
    guard lowValue < 0 else { return low }
    guard highValue > 0 else { return high }
    for step in 0..<120 where high - low > 1e-15 * max(low.magnitude, high.magnitude) {
      let middle = 0.5 * (low + high)
      let secant = low - lowValue * ((high - low) / (highValue - lowValue))
      let x = step % 2 == 0 && secant > low && secant < high ? secant : middle
      let value = f(x)
      if value == 0 { return x }
      if value < 0 {
        (low, lowValue) = (x, value)
      } else {
        (high, highValue) = (x, value)
      }
    }
    return lowValue.magnitude < highValue.magnitude ? low : high
  }
}
