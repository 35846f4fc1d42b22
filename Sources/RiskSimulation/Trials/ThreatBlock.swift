// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The estimates of one threat's expected annual loss in one block of trials.
struct ThreatBlock {
  /// Each trial's best estimate: the conditional mean, with parameters integrated out, where it is exact, else the mean over
  /// sampled events or, where many events make that too long, the simulated net loss.
  private(set) var estimate = Array(repeating: 0.0, count: TrialBlock.size)
  /// A number of mean 0 that moves with ``estimate`` where that is sampled: the mean gross loss of the same
  /// events less its conditional mean.
  private(set) var control = Array(repeating: 0.0, count: TrialBlock.size)

  /// Whether ``estimate`` is the conditional mean and ``control`` 0.
  let isLinear: Bool

  /// Makes the block of a threat.
  init(isLinear: Bool) {
    self.isLinear = isLinear
  }

  /// Takes the conditional means.
  mutating func take(expected: UnsafeBufferPointer<Double>) {
    estimate.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: expected) }
  }

  /// Takes the years that were simulated last, with the conditional means of their gross losses.
  mutating func take(_ years: YearKernel, expected: UnsafeBufferPointer<Double>) {
    for trial in estimate.indices { estimate[trial] = 0 }
    for trial in expected.indices { control[trial] = -expected[trial] }
    years.forEachTrial { trial, place in
      estimate[trial] = years.totals[place]
      control[trial] += years.hasGross ? years.gross[place] : years.totals[place]
    }
  }

  /// Takes a trial's means over sampled events in place of its simulated year.
  mutating func take(_ means: NetLoss.Means, expected: Double, trial: Int) {
    estimate[trial] = means.net
    control[trial] = means.gross - expected
  }
}
