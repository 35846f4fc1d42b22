// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The root of a rising function, by inverse quadratic interpolation where it can be trusted, and bisection where not.
///
/// Chandrupatla, "A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function without using
/// derivatives", Advances in Engineering Software 28, 1997.
enum RootFinder {
  private typealias Point = (x: Double, value: Double)

  /// The width of the bracket at which the search ends, relative to the root.
  private static let tolerance = 1e-15

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
  /// Some ten evaluations for smooth functions, at most 120.
  static func crossing(
    from start: Double, to end: Double, _ f: (Double) -> Double
  ) -> Double {
    // The newest point, the one on the other side of the root, and the one before them.
    var (a, b): (Point, Point) = ((start, f(start)), (end, f(end)))
    guard a.value < 0 else { return start }
    guard b.value > 0 else { return end }
    var share = 0.5
    for _ in 0..<120 {
      let x = a.x + share * (b.x - a.x)
      let new: Point = (x, f(x))
      if new.value == 0 { return x }
      let isSameSide = (new.value < 0) == (a.value < 0)
      let c = isSameSide ? a : b
      if !isSameSide { b = a }
      a = new
      let least = tolerance * max(a.x.magnitude, b.x.magnitude) / (b.x - a.x).magnitude
      if least > 0.5 { break }
      share = min(max(step(a, b, c) ?? 0.5, least), 1 - least)
    }
    return a.value.magnitude < b.value.magnitude ? a.x : b.x
  }

  /// The share of the way from `a` to `b` by inverse quadratic interpolation; `nil` where it cannot be trusted.
  private static func step(_ a: Point, _ b: Point, _ c: Point) -> Double? {
    let place = (a.x - b.x) / (c.x - b.x)
    let level = (a.value - b.value) / (c.value - b.value)
    guard level * level < place, (1 - level) * (1 - level) < 1 - place else { return nil }
    return a.value / (b.value - a.value) * c.value / (b.value - c.value)
      + (c.x - a.x) / (b.x - a.x) * a.value / (c.value - a.value) * b.value / (c.value - b.value)
  }
}
