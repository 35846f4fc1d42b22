// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A keyed permutation of `2^bits` strata without a table: where any trial falls can be told on its own.
///
/// A Feistel network of four rounds on two halves (Luby and Rackoff, SIAM J. Comput. 17, 1988; the halves may be unequal).
struct StratumPermutation: Sendable {
  private let leftBits: UInt64
  private let rightBits: UInt64
  private let key: UInt64

  /// Makes the permutation of a key; `bits` is at most 32.
  init(bits: Int, key: UInt64) {
    leftBits = UInt64(bits / 2)
    rightBits = UInt64(bits - bits / 2)
    self.key = key
  }

  /// The stratum of a position.
  @inline(__always)
  func callAsFunction(_ position: UInt64) -> UInt64 {
    let leftMask = (UInt64(1) &<< leftBits) &- 1
    let rightMask = (UInt64(1) &<< rightBits) &- 1
    var left = (position &>> rightBits) & leftMask
    var right = position & rightMask
    for round in 0..<UInt64(2) {
      left ^= NameHash.mix(key &+ (right &<< 3 | round &<< 1)) & leftMask
      right ^= NameHash.mix(key &+ (left &<< 3 | round &<< 1 | 1)) & rightMask
    }
    return left &<< rightBits | right
  }
}
