// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Quantiles of the standard normal law at the points of the cells of tables.
///
/// Those of octaves in four cells, which are nearly all, are the same for every table: they are computed once.
enum NormalScores {
  private static let lower: [SIMD8<Double>] = (0..<QuantileCells.octaves).flatMap { octave in
    (0..<4).map { cell in
      let width = QuantileCells.smallestTail * Double(1 << octave) / 4
      return scores(
        QuantileCells.smallestTail * Double(1 << octave) + (Double(cell) + 0.5) * width, width / 2)
    }
  }

  /// The scores at the points of a cell of the tail probability on one side.
  static func inCell(_ centre: Double, _ halfWidth: Double, isHigh: Bool) -> SIMD8<Double> {
    let scores = sharedIndex(centre, halfWidth).map { lower[$0] } ?? scores(centre, halfWidth)
    return isHigh ? -scores : scores
  }

  /// The index of a cell among the shared ones; `nil` if it is none of them.
  private static func sharedIndex(_ centre: Double, _ halfWidth: Double) -> Int? {
    let base = 8 * halfWidth
    guard base.significand == 1, centre > base, centre < 2 * base else { return nil }
    let cell = Int((centre - base) / (2 * halfWidth))
    let index = 4 * (Int(base.exponent) + 14) + cell
    let isCell = centre == base + Double(2 * cell + 1) * halfWidth
    return isCell && lower.indices.contains(index) ? index : nil
  }

  private static func scores(_ centre: Double, _ halfWidth: Double) -> SIMD8<Double> {
    (centre + halfWidth * ChebyshevCell.points).map { PinnedMath.normalQuantile($0) }
  }
}
