// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Follows a quantile function from the smallest tail of a table to its middle, along its differential equation.
///
/// Half an octave after the other is one series, which begins where the last one ended: no cumulative probability is
/// computed on the way, and no quantile is searched but the first (after Derflinger, Hörmann and Leydold, TOMACS 20(4), 2010, who
/// integrate the density). Errors of the probability do not grow on the way: they add up.
struct QuantilePath {
  private let curve: QuantileCurve
  private var offset: Double
  private var scale: Double
  private let isHigh: Bool
  /// The value so far, or its complement, whichever is the smaller where the next series begins.
  private var edge: Double
  /// The value at the next centre, likewise.
  private var estimate: Double
  private var isMirrored: Bool

  /// Begins at the smallest tail of `offset + scale X`; `nil` where values are too small to be told from 0.
  init?(_ curve: QuantileCurve, offset: Double, scale: Double, isHigh: Bool) {
    let tail = QuantileCells.smallestTail
    let start = curve.value(at: isHigh ? Level(upper: tail) : Level(lower: tail))
    guard start.value > 0x1p-860, start.value < .infinity else { return nil }
    (edge, isMirrored) = start
    self.curve = curve
    self.offset = offset
    self.scale = scale
    self.isHigh = isHigh
    // As far as the logarithm of the tail rises to the first centre, if the tail is a power.
    let rise = 0.22314355131420976 * tail / curve.density(edge, isMirrored: isMirrored)
    estimate = curve.moved(edge, by: isMirrored == isHigh ? rise : -rise)
  }

  /// The quantile so far.
  var value: Double { offset + scale * (isMirrored ? 1 - edge : edge) }

  /// The path of `factor X + offset`.
  func scaled(by factor: Double, offset: Double) -> QuantilePath {
    var path = self
    path.offset = factor * self.offset + offset
    path.scale = factor * scale
    return path
  }

  /// The next interval of tail probabilities; `nil` where its series does not converge.
  ///
  /// `next` is half the width of the interval after it.
  mutating func advance(halfWidth: Double, next: Double) -> Part? {
    if curve.isBeyondMiddle(estimate) {
      (edge, estimate) = (1 - edge, 1 - estimate)
      isMirrored.toggle()
    }
    guard estimate > 0x1p-900 else { return nil }
    let arc = curve.arc(
      at: estimate, isMirrored: isMirrored,
      halfWidth: isHigh == isMirrored ? halfWidth : -halfWidth)
    guard var arc, arc.begin(with: edge) else { return nil }
    let ends = arc.values(at: SIMD2(1, 1 + next / halfWidth))
    (edge, estimate) = (ends.x, ends.y)
    return isMirrored
      ? Part(arc: arc, offset: offset + scale, scale: -scale)
      : Part(arc: arc, offset: offset, scale: scale)
  }

  /// By how much the probability at the end of the path differs from that of a value next to it.
  func probabilityError(at value: Double) -> Double {
    ((self.value - value) / (scale * curve.slope(edge, isMirrored: isMirrored))).magnitude
  }
}

extension QuantilePath {
  /// An interval of the path.
  struct Part {
    fileprivate let arc: QuantileArc
    fileprivate let offset: Double
    fileprivate let scale: Double

    /// The quantiles at the points of one of equal cells.
    @inline(__always)
    func quantiles(inCell cell: Int, of cells: Int) -> SIMD8<Double> {
      let half = 1 / Double(cells)
      let places = ChebyshevCell.points * half + (Double(2 * cell + 1) * half - 1)
      return offset + scale * arc.values(at: places)
    }
  }
}
