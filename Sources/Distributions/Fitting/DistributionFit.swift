// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Laws from percentiles, moments and counts.
///
/// All in pinned arithmetic: the same estimates give the same bits on every machine.
public enum DistributionFit {
  /// The standard normal quantile of 0.95, which error factors refer to.
  static let normal95 = 1.6448536269514722

  /// Checks percentiles and returns them in the order of their probabilities.
  ///
  /// - Throws: ``DistributionError`` unless there are `count` of them (two or more where that is nil), with
  ///   probabilities inside (0, 1), and values that rise with the probabilities.
  static func sorted(
    _ percentiles: [Percentile], count: Int? = nil
  ) throws(DistributionError) -> [Percentile] {
    if let count, percentiles.count != count {
      throw .noFit("\(percentiles.count) percentiles are given where \(count) are needed")
    }
    guard percentiles.count >= 2 else { throw .noFit("at least two percentiles are needed") }
    for percentile in percentiles {
      try Parameter.probability(percentile.probability, "the probability of a percentile")
      guard percentile.probability > 0 && percentile.probability < 1 else {
        throw .outside(
          parameter: "the probability of a percentile", value: percentile.probability, lower: 0,
          upper: 1)
      }
      try Parameter.finite(percentile.value, "the value of a percentile")
    }
    let sorted = percentiles.sorted { $0.probability < $1.probability }
    for (low, high) in zip(sorted, sorted.dropFirst()) {
      guard low.probability < high.probability && low.value < high.value else {
        throw .noFit(
          "the percentiles must rise: \(low.value) at \(low.probability), "
            + "\(high.value) at \(high.probability)")
      }
    }
    return sorted
  }

  /// The law if it is valid and finite.
  static func checked(_ distribution: Distribution) throws(DistributionError) -> Distribution {
    try distribution.validate()
    return distribution
  }
}
