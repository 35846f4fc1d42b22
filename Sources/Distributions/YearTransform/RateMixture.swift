// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A sum over draws of a rate, from which the sum of `exp(rate z)` follows for any `z`, at the cost of a few draws.
///
/// The rates of a cell `[k, k + 1)` are held as moments of Chebyshev's polynomials, that is, as weights of 16 nodes at which
/// `exp(rate z)` is interpolated. For an event's transform less 1, whose real part is not positive and whose size not above
/// 2.25 on a grid, an interpolated value is wrong by `2 (|z| / 4)^16 / 16!` at most, which is `1e-17`: less than its rounding error.
public struct RateMixture: Sendable {
  private typealias Row = SIMD16<Double>

  private static let order = 16
  /// Where the nodes lie in `[-1, 1]`: `cos((2 j + 1) pi / 32)`.
  private static let places: [Double] = {
    let cosines = TransformGrid.roots(4 * order).0
    return (0..<order).map { cosines[2 * $0 + 1] }
  }()
  /// The weight that each moment gives a node.
  private static let weights: [Row] = places.map { place in
    var row = chebyshev(place) * 2
    row[0] = 1
    return row / Double(order)
  }

  private var cells: [Int: Row] = [:]

  /// The sum of no draws.
  public init() {}

  /// Whether there is no draw.
  public var isEmpty: Bool { cells.isEmpty }
  /// How many cells have a draw.
  public var cellCount: Int { cells.count }
  /// The cells that have a draw, rising.
  var cellIndices: [Int] { cells.keys.sorted() }

  /// Adds a draw.
  ///
  /// - Precondition: the rate is not negative.
  public mutating func add(_ rate: Double) {
    // So many events have no transform beside nothing, however many more there are.
    let rate = min(rate, 0x1p50)
    let cell = Int(rate)
    cells[cell, default: Row()] += Self.chebyshev(2 * (rate - Double(cell)) - 1)
  }

  /// Adds the draws of another mixture.
  public mutating func add(_ other: RateMixture) {
    for (cell, row) in other.cells { cells[cell, default: Row()] += row }
  }

  /// The rates that stand for those of a cell.
  static func nodes(of cell: Int) -> [Double] {
    places.map { Double(cell) + 0.5 * ($0 + 1) }
  }

  /// The weight of each of a cell's nodes; `nil` if it has no draw.
  func weights(of cell: Int) -> [Double]? {
    cells[cell].map { row in Self.weights.map { ($0 * row).sum() } }
  }

  /// The first 16 polynomials.
  private static func chebyshev(_ t: Double) -> Row {
    var row = Row()
    row[0] = 1
    row[1] = t
    for degree in 2..<order { row[degree] = 2 * t * row[degree - 1] - row[degree - 2] }
    return row
  }
}
