// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import CVectorKernels

/// The cells of a quantile table: polynomials on intervals that the bits of `min(u, 1 - u)` address.
///
/// Each binary octave of the tail probability, on either side, is divided into equal cells, as many as the law
/// needs where it bends most. A cell is its eight coefficients, one line of cache; its place follows from
/// the exponent and the leading bits of the fraction, and the argument of its polynomial from the other bits.
/// An immutable buffer without bounds checks, as this is the inner loop of a trial: 1.3 ns a look-up in a
/// column with 512-bit vectors, 2 ns with 256, 3 ns with 128.
@usableFromInline
final class QuantileCells: @unchecked Sendable {
  /// Tail probabilities below this go to the law itself: one in 8,192.
  @usableFromInline static let smallestTail = 0x1p-14
  /// The biased exponent of ``smallestTail``.
  @usableFromInline static let firstExponent: UInt64 = 1023 - 14
  /// Octaves a side, from ``smallestTail`` to 1/2.
  @usableFromInline static let octaves = 13
  /// Doubles a cell.
  @usableFromInline static let stride = 8
  /// log2 of the cells an octave.
  @usableFromInline let cellBits: UInt64
  /// The cells of a side, with one of NaN before them that stands for all smaller tails.
  @usableFromInline let sideCells: Int
  /// The coefficients of the powers, lowest first.
  @usableFromInline let cells: UnsafeMutablePointer<Double>
  /// The law's least and greatest value.
  @usableFromInline let bounds: (lower: Double, upper: Double)

  /// Tabulates a law.
  ///
  /// About 800 quantiles for a smooth law; more where it bends.
  init(_ law: any Law) {
    let median = law.quantile(Level(lower: 0.5))
    let sides = [false, true].map { Self.fills(law, median: median, isHigh: $0) }
    let bits = sides.joined().map(\.bits).max() ?? 2
    bounds = law.support
    cellBits = UInt64(bits)
    sideCells = 1 + Self.octaves << bits
    let size = Self.stride * MemoryLayout<Double>.size
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: 2 * sideCells * size, alignment: 64)
    var place = memory
    func store(_ cell: CellPolynomial) {
      place.storeBytes(of: cell.coefficients, as: SIMD8<Double>.self)
      place += size
    }
    for side in sides {
      store(.missing)
      for fill in side { fill.refined(to: bits) { store($0.kept(bits: bits)) } }
    }
    cells = memory.bindMemory(to: Double.self, capacity: 2 * sideCells * Self.stride)
  }

  deinit {
    UnsafeMutableRawPointer(cells).deallocate()
  }

  private static func fills(_ law: any Law, median: Double, isHigh: Bool) -> [Octave.Fill] {
    var path = law.path(isHigh: isHigh)
    let fills = fills(law, median, isHigh, along: &path)
    // What went wrong on the way shows at its end.
    guard let path, path.probabilityError(at: median) > 1e-11 else { return fills }
    var none: QuantilePath?
    return Self.fills(law, median, isHigh, along: &none)
  }

  private static func fills(
    _ law: any Law, _ median: Double, _ isHigh: Bool, along path: inout QuantilePath?
  ) -> [Octave.Fill] {
    let kinks = law.kinks
    var start = path?.value ?? law.quantile(tail: smallestTail, isHigh: isHigh)
    return (0..<octaves).map { index in
      var octave = Octave(index, isHigh: isHigh, law, kinks)
      if index == octaves - 1 { octave.end = median }
      let fill = octave.fill(from: start, along: &path)
      start = fill.end
      return fill
    }
  }

  /// The tabulated quantile, or NaN where the law itself must be asked.
  ///
  /// The same operations in the same order as the kernel for columns.
  @inlinable @inline(__always)
  func value(_ u: Double) -> Double {
    let isHigh = u >= 0.5
    let tail = isHigh ? 1 - u : u
    guard tail >= Self.smallestTail else { return .nan }
    let bits = min(tail, 0x1.fffffffffffffp-2).bitPattern
    let first = Self.firstExponent << cellBits
    let index = Int((bits >> (52 - cellBits)) - first) &+ (isHigh ? sideCells : 0) &+ 1
    let cell = cells + index &* Self.stride
    let fraction = (bits << cellBits) & 0x000f_ffff_ffff_ffff | 0x3ff0_0000_0000_0000
    let t = 2 * Double(bitPattern: fraction) - 3
    let square = t * t
    let fourth = square * square
    let low = (cell[0] + cell[4] * fourth) + (cell[1] + cell[5] * fourth) * t
    let high = (cell[2] + cell[6] * fourth) + (cell[3] + cell[7] * fourth) * t
    let value = low + high * square
    return value < bounds.lower ? bounds.lower : value > bounds.upper ? bounds.upper : value
  }

  /// Writes the quantiles at a column of levels into another; `exact` is asked where nothing is tabulated.
  ///
  /// - Precondition: the columns have one length and do not overlap.
  func apply(
    to levels: UnsafeBufferPointer<Double>, into column: UnsafeMutableBufferPointer<Double>,
    else exact: copse_exact_quantile, _ context: UnsafeRawPointer
  ) {
    precondition(levels.count == column.count, "columns of one length")
    guard let from = levels.baseAddress, let to = column.baseAddress else { return }
    withKernelTable { table in
      VectorKernels.current.quantiles(table, from, to, levels.count, exact, context)
    }
  }

  /// Calls a function with the cells as kernels take them.
  func withKernelTable(_ body: (UnsafePointer<copse_quantile_cells>) -> Void) {
    var table = copse_quantile_cells(
      cells: cells, cellBits: cellBits, firstIndex: (Self.firstExponent << cellBits) - 1,
      sideCells: UInt64(sideCells), belowSmallest: Self.smallestTail.nextDown,
      lower: bounds.lower, upper: bounds.upper)
    body(&table)
  }
}
