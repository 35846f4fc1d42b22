// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The digits of Sobol points before scrambling.
enum SobolDigits {
  /// The digits of a point, the first of them the lowest bit, by direction numbers that begin at an offset.
  ///
  /// Points are taken in the order of the Gray code, in which each differs from the one before by one direction number;
  /// the first `2^k` points are the same in either order.
  @inline(__always)
  static func digits(
    of point: UInt32, from directions: UnsafeBufferPointer<UInt32>, at offset: Int
  ) -> UInt32 {
    var code = point ^ point &>> 1
    var digits: UInt32 = 0
    while code != 0 {
      digits ^= directions[offset + code.trailingZeroBitCount]
      code &= code &- 1
    }
    return digits
  }
}
