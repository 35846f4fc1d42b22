// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The cells of a quantile table: polynomials on intervals that the bits of `min(u, 1 - u)` address.
///
/// Each binary octave of the tail probability, on either side, is divided into equal cells, as many as the law
/// needs there. An immutable buffer without bounds checks, as this is the inner loop of a trial: about 4 ns
/// a look-up in a column.
@usableFromInline
final class QuantileCells: @unchecked Sendable {
  /// Tail probabilities below this go to the law itself: one in 8,192.
  @usableFromInline static let smallestTail = 0x1p-14
  /// The biased exponent of ``smallestTail``.
  @usableFromInline static let firstExponent = 1023 - 14
  /// Octaves a side, from ``smallestTail`` to 1/2.
  @usableFromInline static let octaves = 13
  /// Doubles a cell: centre, inverse half-width, bounds, eight coefficients.
  @usableFromInline static let stride = 12
  /// The first cell of each octave.
  @usableFromInline let starts: UnsafeMutablePointer<Int>
  /// By how much the fraction bits are shifted to give the cell within its octave.
  @usableFromInline let shifts: UnsafeMutablePointer<UInt64>
  /// The cells' numbers.
  @usableFromInline let numbers: UnsafeMutablePointer<Double>

  /// Tabulates a law.
  ///
  /// About 800 quantiles for a smooth law; more where it bends.
  init(_ law: any Law) {
    starts = .allocate(capacity: 2 * Self.octaves)
    shifts = .allocate(capacity: 2 * Self.octaves)
    let kinks = law.kinks
    let median = law.quantile(Level(lower: 0.5))
    var all: [Double] = []
    all.reserveCapacity(2 * Self.octaves * 4 * Self.stride)
    for isHigh in [false, true] {
      let tail = Self.smallestTail
      var start = law.quantile(tail: tail, isHigh: isHigh)
      for index in 0..<Self.octaves {
        var octave = Octave(index, isHigh: isHigh, law, kinks)
        octave.end = index == Self.octaves - 1 ? median : nil
        let fill = octave.fill(from: start)
        starts[index + (isHigh ? Self.octaves : 0)] = all.count / Self.stride
        shifts[index + (isHigh ? Self.octaves : 0)] = UInt64(52 - fill.bits)
        all.append(contentsOf: fill.numbers)
        start = fill.end
      }
    }
    numbers = .allocate(capacity: all.count)
    numbers.initialize(from: all, count: all.count)
  }

  deinit {
    starts.deallocate()
    shifts.deallocate()
    numbers.deallocate()
  }

  /// The tabulated quantile, or NaN where the law itself must be asked.
  @inlinable @inline(__always)
  func value(_ u: Double) -> Double {
    let isHigh = u >= 0.5
    let tail = isHigh ? 1 - u : u
    guard tail >= Self.smallestTail else { return .nan }
    let bits = min(tail, 0x1.fffffffffffffp-2).bitPattern
    let octave = Int(bits >> 52) &- Self.firstExponent &+ (isHigh ? Self.octaves : 0)
    let index = starts[octave] &+ Int((bits & 0x000f_ffff_ffff_ffff) >> shifts[octave])
    let cell = numbers + index &* Self.stride
    let t = (tail - cell[0]) * cell[1]
    let square = t * t
    let low = (cell[4] + cell[5] * t) + (cell[6] + cell[7] * t) * square
    let high = (cell[8] + cell[9] * t) + (cell[10] + cell[11] * t) * square
    let value = low + high * (square * square)
    return value < cell[2] ? cell[2] : value > cell[3] ? cell[3] : value
  }
}
