// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// One cell of a quantile table: a polynomial of degree 7 through the Chebyshev-Lobatto points.
struct ChebyshevCell {
  /// The points of the unit cell `[-1, 1]`, ascending.
  static let points: [Double] = (0..<8).map { -cosine($0) }

  private let chebyshev: [Double]
  private let first: Double
  private let last: Double

  /// Interpolates the values at ``points``.
  init(values: [Double]) {
    var sums = [Double](repeating: 0, count: 8)
    for degree in 0..<8 {
      var sum = 0.0
      for index in 0..<8 {
        // The points ascend, hence the index from the other end.
        let weight = index == 0 || index == 7 ? 0.5 : 1
        sum += weight * values[index] * Self.cosine(degree * (7 - index))
      }
      sums[degree] = sum * (degree == 0 || degree == 7 ? 1 : 2) / 7
    }
    chebyshev = sums
    first = values[0]
    last = values[7]
  }

  /// The error of the interpolation as an error of the probability, estimated from the decay of the coefficients.
  ///
  /// Infinite where the coefficients do not decay, as across a kink.
  func probabilityError(halfWidth: Double) -> Double {
    let a = chebyshev.map(\.magnitude)
    let end = a[6] + a[7]
    if end == 0 && first == last { return 0 }
    // Where the law takes up so few doubles, interpolation would show their spacing.
    guard (last - first).magnitude > 0x1p-36 * a[0] else { return .infinity }
    if end <= 0x1p-50 * a[0] { return 0 }
    let ratio = end / (a[4] + a[5])
    guard ratio < 0.1 else { return .infinity }
    let slope = max(a[1] - 4 * a[2] - 9 * a[3], 0.2 * a[1])
    return end * ratio * halfWidth / slope
  }

  /// The smallest and largest value, and the coefficients of the powers, lowest first.
  var record: [Double] {
    let a = chebyshev
    return [
      min(first, last), max(first, last),
      a[0] - a[2] + a[4] - a[6],
      a[1] - 3 * a[3] + 5 * a[5] - 7 * a[7],
      2 * a[2] - 8 * a[4] + 18 * a[6],
      4 * a[3] - 20 * a[5] + 56 * a[7],
      8 * a[4] - 48 * a[6],
      16 * a[5] - 112 * a[7],
      32 * a[6],
      64 * a[7],
    ]
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
