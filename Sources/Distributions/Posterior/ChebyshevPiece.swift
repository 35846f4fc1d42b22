// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A function on an interval as a polynomial of degree 15, with its integral from the lower end.
struct ChebyshevPiece: Sendable {
  /// The lower end.
  let start: Double
  /// The upper end.
  let end: Double
  /// The integral over the interval.
  let mass: Double
  /// How much the last coefficients still matter: an estimate of the error of the function's values.
  let remainder: Double
  private let coefficients: [Double]
  private let antiderivative: [Double]

  /// The positive zeros of the Chebyshev polynomial of degree 16.
  private static let zeros = [
    0.9951847266721969, 0.9569403357322088, 0.881921264348355, 0.773010453362737,
    0.6343932841636455, 0.4713967368259978, 0.29028467725446233, 0.09801714032956077,
  ]

  /// Interpolates a function at the zeros of the Chebyshev polynomial of degree 16.
  init(from start: Double, to end: Double, _ f: (Double) -> Double) {
    self.start = start
    self.end = end
    let (centre, half) = (0.5 * (start + end), 0.5 * (end - start))
    var sums = Array(repeating: 0.0, count: 16)
    for node in Self.zeros + Self.zeros.map({ -$0 }) {
      let value = f(centre + half * node)
      var (before, current) = (1.0, node)
      sums[0] += value
      for degree in 1..<16 {
        sums[degree] += value * current
        (before, current) = (current, 2 * node * current - before)
      }
    }
    var coefficients = sums.map { $0 / 8 }
    coefficients[0] /= 2
    self.coefficients = coefficients
    remainder = coefficients[13].magnitude + coefficients[14].magnitude + coefficients[15].magnitude
    antiderivative = Self.integrated(coefficients).map { $0 * half }
    mass = Self.sum(antiderivative, at: 1)
  }

  /// The polynomial's value.
  func value(at x: Double) -> Double { Self.sum(coefficients, at: place(x)) }

  /// The polynomial's integral from the lower end.
  func integral(to x: Double) -> Double {
    x <= start ? 0 : x >= end ? mass : Self.sum(antiderivative, at: place(x))
  }

  /// Where the integral from the lower end reaches a target, by Newton's method inside a bracket.
  func inverseIntegral(_ target: Double) -> Double {
    guard target > 0 else { return start }
    guard target < mass else { return end }
    var (low, high) = (start, end)
    var x = start + (end - start) * (target / mass)
    for _ in 0..<100 {
      let excess = integral(to: x) - target
      if excess < 0 { low = x } else { high = x }
      let density = value(at: x)
      var next = x - excess / density
      if !(next > low && next < high) { next = 0.5 * (low + high) }
      if (next - x).magnitude <= 1e-15 * next.magnitude { return next }
      x = next
    }
    return x
  }

  private func place(_ x: Double) -> Double {
    ((x - start) - (end - x)) / (end - start)
  }

  /// The coefficients of the integral from -1.
  private static func integrated(_ c: [Double]) -> [Double] {
    var b = Array(repeating: 0.0, count: c.count + 1)
    for degree in 1...c.count {
      let above = degree + 1 < c.count ? c[degree + 1] : 0
      let below = degree == 1 ? 2 * c[0] : c[degree - 1]
      b[degree] = (below - above) / Double(2 * degree)
    }
    for degree in 1...c.count { b[0] -= degree % 2 == 0 ? b[degree] : -b[degree] }
    return b
  }

  /// Clenshaw's sum.
  private static func sum(_ c: [Double], at x: Double) -> Double {
    var (first, second) = (0.0, 0.0)
    for degree in c.indices.dropFirst().reversed() {
      (first, second) = (2 * x * first - second + c[degree], first)
    }
    return x * first - second + c[0]
  }
}
