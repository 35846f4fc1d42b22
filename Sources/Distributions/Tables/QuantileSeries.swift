// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The Taylor series of a gamma or beta quantile function, from its differential equations.
///
/// With `t` the log (gamma) or logit (beta) of `x` and `D` the density of `t`, the slope `g = 1/D` satisfies
/// `x' = x y g` and `g' = -g² (a - n x)`, where `y = 1` and `n = 1` for the gamma law, `y = 1 - x` and
/// `n = a + b` for the beta law (Steinbrecher and Shaw, Quantile mechanics, 2008). One quantile so gives a whole cell of a table.
struct QuantileSeries {
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
  func values(at x: Double, density: Double, halfWidth: Double) -> [Double]? {
    let coefficients = coefficients(x, 1 / density, halfWidth)
    let end = coefficients.suffix(2).reduce(0) { $0 + $1.magnitude }
    let limit = min(1e-9, 1e-12 / halfWidth.magnitude)
    guard end <= limit * coefficients[1].magnitude else { return nil }
    return ChebyshevCell.points.map { PinnedMath.polynomial(coefficients, $0) }
  }

  private func coefficients(_ start: Double, _ gradient: Double, _ h: Double) -> [Double] {
    let order = Self.order
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 4 * (order + 1)) { memory in
      memory.initialize(repeating: 0)
      let x = UnsafeMutableBufferPointer(rebasing: memory[0...order])
      let g = UnsafeMutableBufferPointer(rebasing: memory[(order + 1)...(2 * order + 1)])
      let spread = UnsafeMutableBufferPointer(rebasing: memory[(2 * order + 2)...(3 * order + 2)])
      let square = UnsafeMutableBufferPointer(rebasing: memory[(3 * order + 3)...])
      x[0] = start
      g[0] = gradient
      for k in 0..<order {
        spread[k] = x[k] - (isBeta ? Self.convolution(x, x, k) : 0)
        square[k] = Self.convolution(g, g, k)
        let bend = shape * square[k] - slope * Self.convolution(square, x, k)
        x[k + 1] = h * Self.convolution(spread, g, k) / Double(k + 1)
        g[k + 1] = -h * bend / Double(k + 1)
      }
      return Array(x)
    }
  }

  @inline(__always)
  private static func convolution(
    _ a: UnsafeMutableBufferPointer<Double>, _ b: UnsafeMutableBufferPointer<Double>, _ k: Int
  ) -> Double {
    var sum = 0.0
    for i in 0...k { sum += a[i] * b[k - i] }
    return sum
  }
}
