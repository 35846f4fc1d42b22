// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Primitive polynomials over the field of two elements.
///
/// A polynomial of degree `s` is primitive if `x` generates all `2^s - 1` elements other than 0 of the field
/// that it makes: `x^(2^s - 1) = 1`, and no smaller power that divides this one is 1.
enum PrimitivePolynomials {
  /// A polynomial with its coefficients as bits, the constant's lowest.
  struct Polynomial: Hashable, Sendable {
    /// The degree.
    var degree: Int
    /// The coefficients, those of `x^degree` and of the constant included.
    var bits: UInt32
  }

  /// The first polynomials, by degree and then by their bits.
  ///
  /// O(2^degree * degree^2) for the degrees that are needed: 13 for 1,100 polynomials, 16 for 5,700.
  static func first(_ count: Int) -> [Polynomial] {
    var found: [Polynomial] = []
    var degree = 1
    while found.count < count {
      let top = UInt32(1) << UInt32(degree)
      let factors = primeFactors(of: top - 1)
      for middle in 0..<(top / 2) where found.count < count {
        let candidate = Polynomial(degree: degree, bits: top | middle << 1 | 1)
        if isPrimitive(candidate, factors) { found.append(candidate) }
      }
      degree += 1
    }
    return found
  }

  private static func isPrimitive(_ polynomial: Polynomial, _ factors: [UInt32]) -> Bool {
    let degree = polynomial.degree
    // With an even number of terms 1 is a root.
    guard degree == 1 || polynomial.bits.nonzeroBitCount % 2 == 1 else { return false }
    let x: UInt32 = degree == 1 ? 1 : 2
    var square = x
    for _ in 0..<degree { square = product(square, square, polynomial) }
    guard square == x else { return false }
    let order = UInt32(1) << UInt32(degree) - 1
    return factors.allSatisfy { power(order / $0, polynomial) != 1 }
  }

  /// `x^exponent` modulo a polynomial.
  private static func power(_ exponent: UInt32, _ polynomial: Polynomial) -> UInt32 {
    var exponent = exponent
    var result: UInt32 = 1
    // x is 1 modulo x + 1.
    var factor: UInt32 = polynomial.degree == 1 ? 1 : 2
    while exponent > 0 {
      if exponent & 1 == 1 { result = product(result, factor, polynomial) }
      factor = product(factor, factor, polynomial)
      exponent >>= 1
    }
    return result
  }

  private static func product(_ a: UInt32, _ b: UInt32, _ polynomial: Polynomial) -> UInt32 {
    var (a, b) = (a, b)
    var result: UInt32 = 0
    while b > 0 {
      if b & 1 == 1 { result ^= a }
      b >>= 1
      a <<= 1
      if a >> UInt32(polynomial.degree) & 1 == 1 { a ^= polynomial.bits }
    }
    return result
  }

  private static func primeFactors(of number: UInt32) -> [UInt32] {
    var factors: [UInt32] = []
    var rest = number
    var divisor: UInt32 = 2
    while divisor * divisor <= rest {
      if rest % divisor == 0 {
        factors.append(divisor)
        while rest % divisor == 0 { rest /= divisor }
      }
      divisor += 1
    }
    return rest > 1 ? factors + [rest] : factors
  }
}
