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

  /// Enters a trial's year.
  mutating func enter(
    _ year: YearLoss, trial: Int, expected: Double, isLinear: Bool
  ) {
    totals[trial] = year.total
    gross[trial] = year.gross
    largest[trial] = year.largest
    estimate[trial] = isLinear ? expected : year.total
    control[trial] = isLinear ? 0 : year.gross - expected
  }
}
