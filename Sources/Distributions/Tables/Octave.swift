// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The cells of a quantile table for one binary octave of the tail probability on one side.
struct Octave {
  /// The cells of an octave.
  struct Fill {
    /// log2 of their number.
    let bits: Int
    /// The cells.
    let cells: [CellPolynomial]
    /// The value at the greater end.
    let end: Double

    /// Calls a function with the same cells, divided into `2^bits` in all.
    func refined(to bits: Int, _ body: (CellPolynomial) -> Void) {
      let parts = 1 << (bits - self.bits)
      for cell in cells {
        for part in 0..<parts { body(cell.part(part, of: parts)) }
      }
    }
  }

  /// The greatest error of the probability that a cell may have.
  private static let tolerance = 1e-11
  /// The value at the octave's greater end, if it is given.
  var end: Double?
  private let base: Double
  private let isHigh: Bool
  private let law: any Law
  private let kinks: [Double]

  /// Prepares the octave of an index from 0 at the smallest tail probability.
  init(_ index: Int, isHigh: Bool, _ law: any Law, _ kinks: [Double]) {
    base = QuantileCells.smallestTail * Double(1 << index)
    self.isHigh = isHigh
    self.law = law
    self.kinks = kinks
  }

  /// Fills 4, 16 or 64 cells, until each is fine; those that are not even then are left to the law.
  ///
  /// The path is followed as far as it leads, and is nil beyond.
  func fill(from start: Double, along path: inout QuantilePath?) -> Fill {
    let parts = parts(of: &path)
    var bits = 2
    while true {
      let (fill, isFine) = cells(bits, from: start, parts)
      if isFine || bits == 6 { return fill }
      bits += 2
    }
  }

  /// The halves of the octave on a path; the octave that follows is twice as wide.
  private func parts(of path: inout QuantilePath?) -> [QuantilePath.Part]? {
    let half = 0.25 * base
    if let first = path?.advance(halfWidth: half, next: half),
      let second = path?.advance(halfWidth: half, next: 2 * half)
    {
      return [first, second]
    }
    path = nil
    return nil
  }

  /// Each cell begins with the last value of the one before, so that the table does not fall at the joint.
  private func cells(
    _ bits: Int, from start: Double, _ parts: [QuantilePath.Part]?
  ) -> (fill: Fill, isFine: Bool) {
    let count = 1 << bits
    var cells: [CellPolynomial] = []
    cells.reserveCapacity(count)
    var previous = start
    var estimate: Double?
    var isFine = true
    let half = 0.5 * base / Double(count)
    for cell in 0..<count {
      let centre = base + Double(2 * cell + 1) * half
      let values =
        parts.map { $0[2 * cell / count].quantiles(inCell: cell % (count / 2), of: count / 2) }
        ?? law.quantiles(inCell: centre, halfWidth: half, isHigh: isHigh, near: estimate)
      estimate = nil
      guard var values, !hasKink(centre, half) else {
        cells.append(.missing)
        isFine = false
        previous = law.quantile(tail: centre + half, isHigh: isHigh)
        continue
      }
      values[0] = previous
      if cell == count - 1, let end { values[7] = end }
      previous = values[7]
      let polynomial = ChebyshevCell(values: values)
      let isGood = polynomial.probabilityError(halfWidth: half) <= Self.tolerance
      isFine = isFine && isGood
      // The centre of the next cell is as far from this one's as its ends are from each other.
      if isGood { estimate = polynomial.value(at: 2) }
      cells.append(isGood ? CellPolynomial(polynomial) : .missing)
    }
    return (Fill(bits: bits, cells: cells, end: previous), isFine)
  }

  private func hasKink(_ centre: Double, _ half: Double) -> Bool {
    let low = isHigh ? 1 - centre - half : centre - half
    let high = isHigh ? 1 - centre + half : centre + half
    let index = kinks.partitionPoint { $0 >= low }
    return index < kinks.count && kinks[index] <= high
  }
}
