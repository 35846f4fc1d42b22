// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The sums over threats of one block of trials, a column for each number.
struct PortfolioBlock {
  /// Each trial's annual loss, net of transfers.
  private(set) var totals = Array(repeating: 0.0, count: TrialBlock.size)
  /// Each trial's annual loss before all transfers.
  private(set) var gross = Array(repeating: 0.0, count: TrialBlock.size)
  /// The sum of the expected annual losses before all transfers.
  private(set) var expectedGross = Array(repeating: 0.0, count: TrialBlock.size)
  /// Each trial's largest event of any threat.
  private(set) var largest = Array(repeating: 0.0, count: TrialBlock.size)
  /// The sum of the threats' estimates (see ``ThreatBlock/estimate``).
  private(set) var estimate = Array(repeating: 0.0, count: TrialBlock.size)
  /// The sum of the threats' control variates.
  private(set) var control = Array(repeating: 0.0, count: TrialBlock.size)
  /// The sum of the variances given the parameters.
  private(set) var variance = Array(repeating: 0.0, count: TrialBlock.size)
  /// The sum of the rates of loss events in the trial's year.
  private(set) var rate = Array(repeating: 0.0, count: TrialBlock.size)

  /// Adds the years of a threat.
  mutating func add(
    _ block: ThreatBlock, variance: UnsafeBufferPointer<Double>, rate: UnsafeBufferPointer<Double>,
    expectedGross: UnsafeBufferPointer<Double>
  ) {
    for trial in variance.indices {
      totals[trial] += block.totals[trial]
      gross[trial] += block.gross[trial]
      self.expectedGross[trial] += expectedGross[trial]
      largest[trial] = max(largest[trial], block.largest[trial])
      estimate[trial] += block.estimate[trial]
      control[trial] += block.control[trial]
      self.variance[trial] += variance[trial]
      self.rate[trial] += rate[trial]
    }
  }
}
