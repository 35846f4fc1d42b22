// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The Taylor series of a gamma or beta quantile function, from its differential equations.
///
/// With `t` the log (gamma) or logit (beta) of `x` and `D` the density of `t`, the slope `g = 1/D` satisfies
/// `x' = x y g` and `g' = -g² (a - n x)`, where `y = 1` and `n = 1` for the gamma law, `y = 1 - x` and
/// `n = a + b` for the beta law (Steinbrecher and Shaw, Quantile mechanics, 2008). One quantile so gives a whole cell of a table.
struct QuantileSeries {
  private typealias Pair = SIMD2<Double>

  private static let order = 16
  /// The first shape.
  let shape: Double
  /// The factor of `x` in the derivative of the density's logarithm.
  let slope: Double
  /// Whether `y` is `1 - x`, not 1.
  let isBeta: Bool

  /// The values at the points of a cell, or nil where the series has not converged.
  ///
  /// - Parameters:
  ///   - x: the quantile at the centre.
  ///   - density: the density of `t` there.
  ///   - halfWidth: half the cell's probability.
  /// - Returns: eight values at ``ChebyshevCell/points``.
  func values(at x: Double, density: Double, halfWidth: Double) -> SIMD8<Double>? {
    let order = Self.order
    return withUnsafeTemporaryAllocation(of: Pair.self, capacity: 2 * order + 1) { memory in
      memory.initialize(repeating: Pair())
      let terms = UnsafeMutableBufferPointer(rebasing: memory[0...order])
      let factors = UnsafeMutableBufferPointer(rebasing: memory[(order + 1)...])
      terms[0] = Pair(x, 1 / density)
      expand(terms, factors, halfWidth)
      let end = terms[order - 1].x.magnitude + terms[order].x.magnitude
      let limit = min(1e-9, 1e-12 / halfWidth.magnitude)
      guard end <= limit * terms[1].x.magnitude else { return nil }
      return Self.values(of: terms)
    }
  }

  /// The coefficients of `x` and `g`, which are taken together: their products have one shape.
  ///
  /// `factors` holds those of `g²` and of `x y`. Half the time of a table is spent here.
  private func expand(
    _ terms: UnsafeMutableBufferPointer<Pair>, _ factors: UnsafeMutableBufferPointer<Pair>,
    _ h: Double
  ) {
    for k in 0..<Self.order {
      var (squares, products) = Self.convolutions(terms, factors, k)
      factors[k] = Pair(squares.y, terms[k].x - (isBeta ? squares.x : 0))
      products += factors[k] * terms[0]
      let bend = shape * squares.y - slope * products.x
      terms[k + 1] = Pair(h * products.y, -h * bend) / Double(k + 1)
    }
  }

  /// The values of the polynomial of `x`, by Horner's scheme at all points at once.
  private static func values(of terms: UnsafeMutableBufferPointer<Pair>) -> SIMD8<Double> {
    let points = ChebyshevCell.points
    var sums = SIMD8<Double>()
    for index in terms.indices.reversed() { sums = sums * points + terms[index].x }
    return sums
  }

  /// The coefficients of degree `k` of `terms²` and of `factors terms`, without the last summand of the second.
  @inline(__always)
  private static func convolutions(
    _ terms: UnsafeMutableBufferPointer<Pair>, _ factors: UnsafeMutableBufferPointer<Pair>,
    _ k: Int
  ) -> (squares: Pair, products: Pair) {
    var (squares, products) = (Pair(), Pair())
    for i in 0..<k {
      let other = terms[k &- i]
      squares += terms[i] * other
      products += factors[i] * other
    }
    return (squares + terms[k] * terms[0], products)
  }
}
