// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The direction numbers of Sobol points in many dimensions.
///
/// Sobol, "On the distribution of points in a cube and the approximate evaluation of integrals", 1967; the recurrence
/// is that of Bratley and Fox, ACM TOMS 14, 1988. Dimension 0 is van der Corput's sequence; each further one has
/// a primitive polynomial of its own. Joe and Kuo (SIAM J. Sci. Comput. 30, 2008) choose initial numbers for good
/// projections on planes; ours come from a search of our own (see ``SobolChoices``).
struct SobolDirections: Sendable {
  /// The bits of a coordinate, and the logarithm of the number of points.
  static let bits = 32
  /// The most dimensions that there are.
  static let maximumDimensions = SobolChoices.dimensions

  /// The number of dimensions.
  let dimensions: Int
  /// The direction numbers, 32 a dimension, with the most significant digit as the lowest bit.
  let reversed: [UInt32]

  /// Makes the direction numbers of a number of dimensions.
  ///
  /// O(dimensions), but for finding the polynomials (see ``PrimitivePolynomials/first(_:)``).
  ///
  /// - Precondition: there are as many dimensions.
  init(dimensions: Int) {
    precondition((0...Self.maximumDimensions).contains(dimensions), "too many dimensions")
    self.dimensions = dimensions
    let polynomials = PrimitivePolynomials.first(max(dimensions - 1, 0))
    let choices = SobolChoices.load()
    var reversed = (0..<min(dimensions, 1) * Self.bits).map { UInt32(1) << UInt32($0) }
    reversed.reserveCapacity(dimensions * Self.bits)
    for (index, polynomial) in polynomials.enumerated() {
      let column = Self.column(
        polynomial, dimension: index + 1, choice: choices[index])
      reversed += column.map(Self.reverse)
    }
    self.reversed = reversed
  }

  /// Passes the 32 direction numbers of a dimension, which must exist, to a function that does not keep them.
  func withNumbers(of dimension: Int, _ body: (UnsafePointer<UInt32>) -> Void) {
    precondition((0..<dimensions).contains(dimension), "no such dimension")
    reversed.withUnsafeBufferPointer { numbers in
      guard let first = numbers.baseAddress else { return }
      body(first + dimension * Self.bits)
    }
  }

  /// The direction numbers of a dimension: 32 binary fractions.
  private static func column(
    _ polynomial: PrimitivePolynomials.Polynomial, dimension: Int, choice: UInt8
  ) -> [UInt32] {
    let degree = polynomial.degree
    var column: [UInt32] = []
    for index in 0..<bits {
      guard index >= degree else {
        column.append(initial(index, of: dimension, choice: choice) << UInt32(31 - index))
        continue
      }
      var number = column[index - degree] ^ column[index - degree] >> UInt32(degree)
      for back in 1..<max(degree, 1)
      where polynomial.bits >> UInt32(degree - back) & 1 == 1 {
        number ^= column[index - back]
      }
      column.append(number)
    }
    return column
  }

  /// An initial number of a dimension: odd, and less than `2^(index + 1)`.
  static func initial(_ index: Int, of dimension: Int, choice: UInt8) -> UInt32 {
    let set = NameHash.mix(UInt64(dimension) << 8 | UInt64(choice))
    let drawn = NameHash.mix(set &+ UInt64(index))
    return UInt32(truncatingIfNeeded: drawn & (UInt64(2) << UInt64(index) - 1)) | 1
  }

  /// The bits in reverse order: neighbours are exchanged, then pairs of them, and so on.
  private static func reverse(_ number: UInt32) -> UInt32 {
    var number = number.byteSwapped
    for (shift, mask) in [(4, 0x0f0f_0f0f), (2, 0x3333_3333), (1, 0x5555_5555)]
      as [(UInt32, UInt32)]
    {
      number = number >> shift & mask | (number & mask) << shift
    }
    return number
  }
}
