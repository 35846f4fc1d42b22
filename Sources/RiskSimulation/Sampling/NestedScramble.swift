// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import CVectorKernels

/// Nested uniform scrambling of binary digits by a keyed hash: each digit is flipped or not, depending on a key and on
/// all digits before it.
///
/// Owen, "Randomly permuted (t,m,s)-nets and (t,s)-sequences", 1995, as a hash: Laine and Karras, "Stratified sampling for
/// stochastic transparency", 2011; Burley, "Practical hash-based Owen scrambling", JCGT 9(4), 2020. With the first
/// digit as the lowest bit, sums, products with odd numbers, `x ^ x * even` and products of earlier digits let no digit
/// bear on earlier ones. 64-bit words fill the digits beyond those of the points as well. Such hashes tie the flips
/// of the first digits to each other, so these four are flipped once more by a table of 15 independent bits, after which
/// all their 2^15 scramblings are equally likely.
struct NestedScramble: Sendable {
  private let sums: (UInt64, UInt64)
  private let factors: (UInt64, UInt64)
  private let pairs: UInt64
  private let firstDigits: UInt64

  /// The scrambling of a key; keys that differ in a bit are independent.
  init(key: UInt64) {
    let first = NameHash.mix(key)
    let second = NameHash.mix(first)
    sums = (first, second)
    factors = (
      NameHash.mix(first ^ 0x6A09_E667_F3BC_C908) | 1,
      NameHash.mix(second ^ 0xBB67_AE85_84CA_A73B) | 1
    )
    pairs = NameHash.mix(factors.0)
    firstDigits = Self.table(NameHash.mix(factors.1))
  }

  /// The flips of the first four digits for each value of the first three, four bits each.
  private static func table(_ bits: UInt64) -> UInt64 {
    var table: UInt64 = 0
    for prefix in UInt64(0)..<8 {
      let flips =
        (bits & 1) | ((bits &>> (1 + (prefix & 1))) & 1) &<< 1
        | ((bits &>> (3 + (prefix & 3))) & 1) &<< 2 | ((bits &>> (7 + prefix)) & 1) &<< 3
      table |= flips &<< (4 * prefix)
    }
    return table
  }

  /// The same words for ``VectorKernels``.
  var words: copse_scramble {
    copse_scramble(sums: sums, factors: factors, pairs: pairs, firstDigits: firstDigits)
  }

  /// Scrambles digits, the first of them the lowest bit, and gives them in the same order.
  @inline(__always)
  func callAsFunction(_ digits: UInt64) -> UInt64 {
    var x = digits
    x ^= x &* 0x9D4B_2F6A_3D20_ADEA
    x = (x &+ sums.0) &* factors.0
    x ^= ((x & (x &<< 1)) &<< 1) & pairs
    x ^= x &* 0xC5F0_9A1B_53A2_2864
    x = (x &+ sums.1) &* factors.1
    x ^= x &* 0x8A36_D1E7_5A22_F4B2
    return x ^ ((firstDigits &>> ((x & 7) &* 4)) & 15)
  }

  /// A number in the open interval (0, 1) from scrambled digits, the first of them the lowest bit.
  @inline(__always)
  static func unit(_ digits: UInt64) -> Double {
    var x = digits.byteSwapped
    x = (x &>> 4) & 0x0F0F_0F0F_0F0F_0F0F | (x & 0x0F0F_0F0F_0F0F_0F0F) &<< 4
    x = (x &>> 2) & 0x3333_3333_3333_3333 | (x & 0x3333_3333_3333_3333) &<< 2
    x = (x &>> 1) & 0x5555_5555_5555_5555 | (x & 0x5555_5555_5555_5555) &<< 1
    return (Double(x &>> 12) + 0.5) * 0x1p-52
  }
}
