// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The polynomial of one cell of a quantile table, by the powers of its argument in `[-1, 1]`.
struct CellPolynomial {
  /// Eight coefficients, the constant first.
  private(set) var coefficients: SIMD8<Double>
  /// The values that the cell shares with its neighbours.
  private let ends: (first: Double, last: Double)

  /// A cell that is left to the law.
  static let missing = CellPolynomial(coefficients: SIMD8(repeating: .nan), ends: (.nan, .nan))

  /// The value, by the same operations as in ``QuantileCells/value(_:)``.
  func value(at t: Double) -> Double {
    let square = t * t
    let fourth = square * square
    let part = coefficients.lowHalf + coefficients.highHalf * fourth
    return (part[0] + part[1] * t) + (part[2] + part[3] * t) * square
  }

  /// The polynomial of one of equal parts of the cell.
  func part(_ part: Int, of parts: Int) -> CellPolynomial {
    if parts == 1 { return self }
    let scale = 1 / Double(parts)
    func joint(_ index: Int) -> Double {
      if index == 0 { return ends.first }
      return index == parts ? ends.last : value(at: 2 * Double(index) * scale - 1)
    }
    return CellPolynomial(
      coefficients: composed(scale: scale, offset: Double(2 * part + 1) * scale - 1),
      ends: (joint(part), joint(part + 1)))
  }

  /// The same polynomial, bent by what rounding costs, so that no value of `2^bits` cells an octave lies
  /// beyond the ends: then the table does not fall from cell to cell.
  func kept(bits: Int) -> CellPolynomial {
    guard ends.first != ends.last else {
      var constant = SIMD8<Double>()
      constant[0] = ends.first
      return CellPolynomial(coefficients: constant, ends: ends)
    }
    let direction = ends.last > ends.first ? 1.0 : -1.0
    let end = 1 - Double(sign: .plus, exponent: bits - 51, significand: 1)
    var copy = self
    var step = direction * max(ends.first.magnitude, ends.last.magnitude).ulp
    // Doubled each time, the step soon is greater than any rounding error.
    while direction * (ends.first - copy.value(at: -1)) > 0 {
      copy.tilt(first: step, last: 0)
      step *= 2
    }
    while direction * (copy.value(at: end) - ends.last) > 0 {
      copy.tilt(first: 0, last: -step)
      step *= 2
    }
    return copy
  }

  /// Moves the ends and all between them in proportion.
  private mutating func tilt(first: Double, last: Double) {
    coefficients[0] += 0.5 * (first + last)
    coefficients[1] += 0.5 * (last - first)
  }

  /// The polynomial of `scale t + offset`, by Horner's scheme.
  private func composed(scale: Double, offset: Double) -> SIMD8<Double> {
    var sum = SIMD8<Double>()
    for degree in (0..<8).reversed() {
      for power in (1..<8).reversed() { sum[power] = offset * sum[power] + scale * sum[power - 1] }
      sum[0] = offset * sum[0] + coefficients[degree]
    }
    return sum
  }
}

extension CellPolynomial {
  /// Takes the powers and the ends of an interpolation.
  init(_ cell: ChebyshevCell) {
    self.init(coefficients: cell.powers, ends: (cell.first, cell.last))
  }
}
