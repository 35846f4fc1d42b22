// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// One cell of a quantile table: a polynomial of degree 7 through the Chebyshev-Lobatto points.
struct ChebyshevCell {
  /// The points of the unit cell `[-1, 1]`, ascending.
  static let points = SIMD8<Double>((0..<8).map { -cosine($0) })
  /// For each point the share of its value in each coefficient, before ``scales``.
  private static let weights: [SIMD8<Double>] = (0..<8).map { index in
    // The points ascend, hence the index from the other end.
    let weight = index == 0 || index == 7 ? 0.5 : 1
    return SIMD8((0..<8).map { degree in weight * cosine(degree * (7 - index)) })
  }
  private static let scales = SIMD8<Double>(1, 2, 2, 2, 2, 2, 2, 1)

  private let chebyshev: SIMD8<Double>
  /// The value at the first point.
  let first: Double
  /// The value at the last point.
  let last: Double

  /// Interpolates the values at ``points``.
  init(values: SIMD8<Double>) {
    var sums = SIMD8<Double>()
    for (index, weights) in Self.weights.enumerated() { sums += values[index] * weights }
    chebyshev = sums * Self.scales / 7
    first = values[0]
    last = values[7]
  }

  /// The error of the interpolation as an error of the probability, estimated from the decay of the coefficients.
  ///
  /// Infinite where the coefficients do not decay, as across a kink.
  func probabilityError(halfWidth: Double) -> Double {
    let a = chebyshev.replacing(with: -chebyshev, where: chebyshev .< 0)
    let end = a[6] + a[7]
    if end == 0 && first == last { return 0 }
    // Where the law takes up so few doubles, interpolation would show their spacing.
    guard (last - first).magnitude > 0x1p-36 * a[0] else { return .infinity }
    if end <= 0x1p-50 * a[0] { return 0 }
    let ratio = end / (a[4] + a[5])
    guard ratio < 0.1, rises else { return .infinity }
    let slope = max(a[1] - 4 * a[2] - 9 * a[3], 0.2 * a[1])
    return end * ratio * halfWidth / slope
  }

  /// Whether the polynomial goes from one end to the other without turning back, and so fast at both that
  /// rounding does not turn it.
  private var rises: Bool {
    let direction = last > first ? 1.0 : -1.0
    let least = 0x1p-40 * chebyshev[0].magnitude
    var slopes = (lower: 0.0, upper: 0.0)
    for degree in 1..<8 {
      let slope = Double(degree * degree) * chebyshev[degree]
      slopes.upper += slope
      slopes.lower += degree % 2 == 0 ? -slope : slope
    }
    guard min(direction * slopes.lower, direction * slopes.upper) > least else { return false }
    let ends = (first.magnitude, last.magnitude)
    // Where values are of one size, interpolation this close cannot turn.
    guard max(ends.0, ends.1) > 4 * min(ends.0, ends.1) else { return true }
    return isMonotone(direction)
  }

  private func isMonotone(_ direction: Double) -> Bool {
    let polynomial = CellPolynomial(self)
    let slack = 0x1p-50 * max(first.magnitude, last.magnitude)
    var previous = direction * polynomial.value(at: -1)
    guard previous >= direction * first - slack else { return false }
    for step in 1...32 {
      let value = direction * polynomial.value(at: Double(step) / 16 - 1)
      guard previous < value else { return false }
      previous = value
    }
    return previous <= direction * last + slack
  }

  /// The polynomial's value, beyond the cell too.
  func value(at t: Double) -> Double {
    var (now, next) = (0.0, 0.0)
    for degree in (1..<8).reversed() {
      (now, next) = (chebyshev[degree] + 2 * t * now - next, now)
    }
    return chebyshev[0] + t * now - next
  }

  /// The coefficients of the powers, lowest first.
  var powers: SIMD8<Double> {
    let a = chebyshev
    var powers = SIMD8<Double>()
    powers[0] = a[0] - a[2] + a[4] - a[6]
    powers[1] = a[1] - 3 * a[3] + 5 * a[5] - 7 * a[7]
    powers[2] = 2 * a[2] - 8 * a[4] + 18 * a[6]
    powers[3] = 4 * a[3] - 20 * a[5] + 56 * a[7]
    powers[4] = 8 * a[4] - 48 * a[6]
    powers[5] = 16 * a[5] - 112 * a[7]
    powers[6] = 32 * a[6]
    powers[7] = 64 * a[7]
    return powers
  }

  /// `cos(k pi / 7)`.
  private static func cosine(_ k: Int) -> Double { cosines[k % 14] }

  private static let cosines: [Double] = {
    let quarter = [1, 0.90096886790241912624, 0.62348980185873353053, 0.22252093395631440429]
    return (0..<14).map { k in
      let folded = k > 7 ? 14 - k : k
      return folded < 4 ? quarter[folded] : -quarter[7 - folded]
    }
  }()
}
