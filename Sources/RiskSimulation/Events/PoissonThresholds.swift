// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// The law of a Poisson count as thresholds for a random word: the count is the number of thresholds above it.
struct PoissonThresholds: Sendable {
  /// `2^64 P(count > k)`, falling, as far as it is not 0.
  let thresholds: [UInt64]
  /// For each first byte of a word the least count that it allows.
  let guide: [UInt16]

  /// Tabulates the law of a mean of at most 700.
  ///
  /// O(mean). Tails are summed from their ends, so that small ones keep their relative precision; what is lost is
  /// less than 2^-64.
  init(mean: Double) {
    precondition(mean >= 0 && mean <= 700, "the chance of no event must not underflow")
    var mass = [PinnedMath.exp(-mean)]
    while Double(mass.count) < mean || mass[mass.count - 1] > 0x1p-80 {
      mass.append(mass[mass.count - 1] * (mean / Double(mass.count)))
    }
    var tail = 0.0
    var tails: [Double] = []
    for probability in mass.dropFirst().reversed() {
      tail += probability
      tails.append(tail)
    }
    let thresholds = tails.reversed().map(Self.word).filter { $0 > 0 }
    self.thresholds = thresholds
    var count = thresholds.count
    guide = (0..<256).map { byte in
      let last = UInt64(byte) << 56 | (1 << 56 - 1)
      while count > 0 && last >= thresholds[count - 1] { count -= 1 }
      return UInt16(count)
    }
  }

  /// A probability as a part of 2^64.
  private static func word(_ probability: Double) -> UInt64 {
    UInt64(exactly: (probability * 0x1p64).rounded()) ?? .max
  }
}
