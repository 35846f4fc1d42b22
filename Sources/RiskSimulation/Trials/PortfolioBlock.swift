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

  /// Sets all sums to 0.
  mutating func clear() {
    for trial in 0..<TrialBlock.size {
      totals[trial] = 0
      gross[trial] = 0
      expectedGross[trial] = 0
      largest[trial] = 0
      estimate[trial] = 0
      control[trial] = 0
      variance[trial] = 0
      rate[trial] = 0
    }
  }

  /// Adds the years of a threat; `expectedGross` is `nil` if no threat's losses are transferred.
  mutating func add(
    _ block: ThreatBlock, variance: UnsafeBufferPointer<Double>, rate: UnsafeBufferPointer<Double>,
    expectedGross: UnsafeBufferPointer<Double>?
  ) {
    Self.add(block.totals, to: &totals)
    if let expectedGross {
      Self.add(block.gross, to: &gross)
      Self.add(expectedGross, to: &self.expectedGross)
    }
    Self.add(block.estimate, to: &estimate)
    if !block.isLinear { Self.add(block.control, to: &control) }
    Self.add(variance, to: &self.variance)
    Self.add(rate, to: &self.rate)
    for trial in largest.indices { largest[trial] = max(largest[trial], block.largest[trial]) }
  }

  private static func add(_ column: [Double], to sum: inout [Double]) {
    column.withUnsafeBufferPointer { add($0, to: &sum) }
  }

  private static func add(_ column: UnsafeBufferPointer<Double>, to sum: inout [Double]) {
    sum.withUnsafeMutableBufferPointer { sum in
      for trial in column.indices { sum[trial] += column[trial] }
    }
  }
}
