// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Counts of numbers of either sign, with the resolution of ``LogHistogram``.
struct SignedHistogram: Sendable {
  private var negative = LogHistogram()
  private var positive = LogHistogram()

  /// Counts a number.
  mutating func insert(_ value: Double) {
    if value < 0 { negative.insert(-value) } else { positive.insert(value) }
  }

  /// Adds the counts of another histogram.
  mutating func merge(_ other: SignedHistogram) {
    negative.merge(other.negative)
    positive.merge(other.positive)
  }

  /// How many numbers there are.
  var count: UInt64 { negative.count + positive.count }

  /// The share of numbers that are greater than 0.
  var positiveShare: Double {
    count == 0 ? 0 : Double(positive.count - positive.zeros) / Double(count)
  }

  /// The smallest value with at least `probability` of the numbers at or below it; 0 if there are none.
  func quantile(_ probability: Double) -> Double {
    guard count > 0 else { return 0 }
    let rank = max(1, (probability * Double(count)).rounded(.up))
    let below = Double(negative.count)
    if rank > below { return positive.quantile((rank - below) / Double(positive.count)) }
    return -negative.quantile((below - rank + 1) / below)
  }
}
