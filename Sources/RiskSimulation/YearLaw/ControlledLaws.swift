// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// The laws of a year of some replicates, corrected by a control variate: a number of each draw whose expectation is 0.
///
/// What is averaged over draws rises and falls with the control variate, and the replicates' mean control variates tell by how much they
/// are off. The slope is that between the draws with a positive control variate and all draws, as of Wald's line through two groups
/// (Annals of Mathematical Statistics 11(3), 1940): of all draws together, so that it owes next to nothing to a single replicate,
/// and the replicates' spread tells the error as it does without a correction.
struct ControlledLaws {
  /// The law of all draws.
  let pooled: YearDistribution
  private let replicates: [YearDistribution]
  private let above: YearDistribution?
  /// By replicate, the mean control variate over by how much that of the draws above is greater than that of all.
  private let shares: [Double]

  /// Finds the laws; there is a draw in each replicate.
  ///
  /// O(replicates x points log points).
  init(_ replicates: [ControlledSums], by average: YearLawAverage) {
    let parts = replicates.map(\.all)
    var above = replicates[0].above
    for replicate in replicates.dropFirst() { above.add(replicate.above) }
    let means = parts.map(\.meanControl)
    let mean = means.reduce(0, +) / Double(means.count)
    let distance = above.sums.draws > 0 ? above.meanControl - mean : 0
    let hasControl = distance > 0
    let laws = average.laws(of: parts.map(\.sums) + (hasControl ? [above.sums] : []))
    shares = means.map { hasControl ? $0 / distance : 0 }
    self.replicates = Array(laws[..<parts.count])
    self.above = hasControl ? laws[parts.count] : nil
    let share = hasControl ? mean / distance : 0
    let own = (1 + share) / Double(parts.count)
    pooled = YearDistribution(
      mean: laws, weights: parts.map { _ in own } + (hasControl ? [-share] : []))
  }

  /// How far the truth may lie from a number of the pooled law, if a probability is left out; `nil` for too few replicates.
  func reach(
    leavingOut: Double, _ number: (YearDistribution) -> Double
  ) -> (below: Double, above: Double)? {
    let numbers = replicates.map(number)
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let slope = above.map { number($0) - mean } ?? 0
    return GroupError(zip(numbers, shares).map { $0 - $1 * slope })?.reach(leavingOut: leavingOut)
  }
}
