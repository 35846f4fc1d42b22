// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The Taylor series of a gamma or beta quantile function, from its differential equations.
///
/// With `t` the log (gamma) or logit (beta) of `x` and `D` the density of `t`, the slope `g = 1/D` satisfies
/// `x' = x y g` and `g' = -g² (a - n x)`, where `y = 1` and `n = 1` for the gamma law, `y = 1 - x` and
/// `n = a + b` for the beta law (Steinbrecher and Shaw, Quantile mechanics, 2008). One quantile so gives a whole cell of a table.
struct QuantileSeries {
  private typealias Pair = SIMD2<Double>

  /// The highest power.
  private static let order = 20
  /// The error of the probability at which a series ends.
  private static let tolerance = 1e-13
  /// The first shape.
  let shape: Double
  /// The factor of `x` in the derivative of the density's logarithm.
  let slope: Double
  /// Whether `y` is `1 - x`, not 1.
  let isBeta: Bool

  /// The series on an interval.
  ///
  /// - Parameters:
  ///   - x: the quantile at the centre.
  ///   - density: the density of `t` there.
  ///   - halfWidth: half the interval's probability.
  /// - Returns: the series, or nil where it has not converged.
  func arc(at x: Double, density: Double, halfWidth: Double) -> QuantileArc? {
    let order = Self.order
    return withUnsafeTemporaryAllocation(of: Pair.self, capacity: 2 * order + 1) { memory in
      memory.initialize(repeating: Pair())
      let terms = UnsafeMutableBufferPointer(rebasing: memory[0...order])
      let factors = UnsafeMutableBufferPointer(rebasing: memory[(order + 1)...])
      terms[0] = Pair(x, 1 / density)
      return expand(terms, factors, halfWidth).map { QuantileArc(terms[..<$0]) }
    }
  }

  /// The values at the points of a cell, or nil where the series has not converged.
  ///
  /// - Returns: eight values at ``ChebyshevCell/points``.
  func values(at x: Double, density: Double, halfWidth: Double) -> SIMD8<Double>? {
    arc(at: x, density: density, halfWidth: halfWidth)?.values(at: ChebyshevCell.points)
  }

  /// The coefficients of `x` and `g`, which are taken together: their products have one shape.
  ///
  /// `factors` holds those of `g²` and of `x y`.
  ///
  /// - Returns: how many coefficients are needed.
  private func expand(
    _ terms: UnsafeMutableBufferPointer<Pair>, _ factors: UnsafeMutableBufferPointer<Pair>,
    _ h: Double
  ) -> Int? {
    var limit = 0.0
    for k in 0..<Self.order {
      var (squares, products) = Self.convolutions(terms, factors, k)
      factors[k] = Pair(squares.y, terms[k].x - (isBeta ? squares.x : 0))
      products += factors[k] * terms[0]
      let bend = shape * squares.y - slope * products.x
      terms[k + 1] = Pair(products.y, -bend) * (h / Double(k + 1))
      if k == 0 { limit = min(1e-9, Self.tolerance / h.magnitude) * terms[1].x.magnitude }
      // An odd law has every other coefficient 0.
      if k > 5, terms[k].x.magnitude + terms[k + 1].x.magnitude <= limit { return k + 2 }
    }
    return nil
  }

  /// The coefficients of degree `k` of `terms²` and of `factors terms`, without the last summand of the second.
  @inline(__always)
  private static func convolutions(
    _ terms: UnsafeMutableBufferPointer<Pair>, _ factors: UnsafeMutableBufferPointer<Pair>,
    _ k: Int
  ) -> (squares: Pair, products: Pair) {
    var (squares, products) = (Pair(), Pair())
    for i in 0..<(k &+ 1) / 2 { squares += terms[i] * terms[k &- i] }
    squares += squares
    if k & 1 == 0 { squares += terms[k / 2] * terms[k / 2] }
    // Two sums, since each addition waits for the last one.
    var others = Pair()
    for i in stride(from: 1, to: k, by: 2) {
      products += factors[i &- 1] * terms[k &- i &+ 1]
      others += factors[i] * terms[k &- i]
    }
    if k & 1 == 1 { products += factors[k &- 1] * terms[1] }
    return (squares, products + others)
  }
}
