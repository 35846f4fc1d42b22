// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The simulated years of one threat in one block of trials, a column for each number.
struct ThreatBlock {
  /// Each trial's annual loss, net of transfers.
  private(set) var totals = Array(repeating: 0.0, count: TrialBlock.size)
  /// Each trial's annual loss before all transfers.
  private(set) var gross = Array(repeating: 0.0, count: TrialBlock.size)
  /// Each trial's largest event.
  private(set) var largest = Array(repeating: 0.0, count: TrialBlock.size)
  /// Each trial's best estimate of the expected annual loss: the conditional mean where it is exact,
  /// else the simulated net loss.
  private(set) var estimate = Array(repeating: 0.0, count: TrialBlock.size)
  /// A number of mean 0 that moves with ``estimate`` where that is simulated: the simulated gross loss
  /// less its conditional mean.
  private(set) var control = Array(repeating: 0.0, count: TrialBlock.size)

  /// Whether ``estimate`` is the conditional mean and ``control`` 0.
  let isLinear: Bool

  /// Makes the block of a threat.
  init(isLinear: Bool) {
    self.isLinear = isLinear
  }

  /// Takes the years that were simulated last.
  mutating func take(_ years: YearKernel, expected: UnsafeBufferPointer<Double>) {
    Self.copy(UnsafeBufferPointer(years.totals), to: &totals)
    Self.copy(UnsafeBufferPointer(years.hasGross ? years.gross : years.totals), to: &gross)
    Self.copy(UnsafeBufferPointer(years.largest), to: &largest)
    if isLinear {
      Self.copy(expected, to: &estimate)
    } else {
      Self.copy(UnsafeBufferPointer(years.totals), to: &estimate)
      for trial in expected.indices { control[trial] = gross[trial] - expected[trial] }
    }
  }

  private static func copy(_ from: UnsafeBufferPointer<Double>, to column: inout [Double]) {
    column.withUnsafeMutableBufferPointer { column in
      for trial in from.indices { column[trial] = from[trial] }
    }
  }
}
