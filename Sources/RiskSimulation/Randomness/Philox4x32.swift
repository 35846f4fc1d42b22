// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The counter-based generator Philox4x32-10: a keyed bijection of 128-bit counters.
///
/// Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011. It has no
/// state: a block is a pure function of counter and key, so any variate can be had at any time, on
/// any thread or machine.
public enum Philox4x32 {
  @usableFromInline static let firstMultiplier: UInt64 = 0xD251_1F53
  @usableFromInline static let secondMultiplier: UInt64 = 0xCD9E_8D57
  @usableFromInline static let firstWeyl: UInt32 = 0x9E37_79B9
  @usableFromInline static let secondWeyl: UInt32 = 0xBB67_AE85
  @usableFromInline static let rounds = 10

  /// The 128 random bits at a counter under a key, as four words.
  ///
  /// O(1).
  @inlinable
  public static func block(
    counter: SIMD4<UInt32>, key: SIMD2<UInt32>
  ) -> SIMD4<UInt32> {
    var (word0, word1, word2, word3) = (counter.x, counter.y, counter.z, counter.w)
    var (key0, key1) = (key.x, key.y)
    for _ in 0..<rounds {
      let product0 = firstMultiplier &* UInt64(word0)
      let product1 = secondMultiplier &* UInt64(word2)
      word0 = UInt32(truncatingIfNeeded: product1 &>> 32) ^ word1 ^ key0
      word1 = UInt32(truncatingIfNeeded: product1)
      word2 = UInt32(truncatingIfNeeded: product0 &>> 32) ^ word3 ^ key1
      word3 = UInt32(truncatingIfNeeded: product0)
      key0 &+= firstWeyl
      key1 &+= secondWeyl
    }
    return SIMD4(word0, word1, word2, word3)
  }
}
