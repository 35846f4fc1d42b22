// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension NamedStream {
  /// A 64-bit key of the quantity's own for one of several designs or replicates.
  func key(of part: UInt64) -> UInt64 {
    NameHash.mix((UInt64(key.y) << 32 | UInt64(key.x)) ^ NameHash.mix(part &+ 1))
  }
}
