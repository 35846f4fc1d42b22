// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The integer counts of a comparison, which are the same in whatever order trials are counted.
struct ComparisonCounts: Sendable {
  /// The counts of one plan against the base.
  struct Difference: Sendable {
    /// The years in which loss and cost of controls together are lower.
    var betterYears: UInt64 = 0
    /// The draws in which controls cost no more than the base's, so that no return can be told.
    var withoutExtraCost: UInt64 = 0
    /// The saving in expected loss less the extra cost.
    var netBenefit = SignedHistogram()
    /// The net benefit over the extra cost.
    var returns = SignedHistogram()
  }

  /// The loss and the cost of controls together of a year, by plan.
  var outlays: [LogHistogram]
  /// The parameter draws in which each plan has the least expected loss and cost together.
  var best: [UInt64]
  /// The counts of each plan but the base.
  var differences: [Difference]

  /// Makes counts of nothing for a number of plans.
  init(planCount: Int) {
    outlays = Array(repeating: LogHistogram(), count: planCount)
    best = Array(repeating: 0, count: planCount)
    differences = Array(repeating: Difference(), count: planCount - 1)
  }

  /// Adds the counts of other trials.
  mutating func merge(_ other: ComparisonCounts) {
    for index in outlays.indices {
      outlays[index].merge(other.outlays[index])
      best[index] += other.best[index]
    }
    for index in differences.indices { differences[index].merge(other.differences[index]) }
  }
}

extension ComparisonCounts.Difference {
  /// Adds the counts of other trials.
  mutating func merge(_ other: Self) {
    betterYears += other.betterYears
    withoutExtraCost += other.withoutExtraCost
    netBenefit.merge(other.netBenefit)
    returns.merge(other.returns)
  }
}
