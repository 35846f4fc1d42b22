// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// One form of loss as attempts draw it.
struct AttemptForm: Sendable {
  /// The law of the loss, net of what is transferred in proportion.
  let law: QuantileTable
  /// The share of successes in which it occurs.
  let share: Double
  /// Draws the loss.
  var magnitudes = NamedStream(seed: 0, name: "")
  /// Draws whether it occurs.
  var occurrences = NamedStream(seed: 0, name: "")

  /// Makes a form; its streams follow from a seed.
  init(law: QuantileTable, share: Double) {
    self.law = law
    self.share = share
  }

  /// The loss of the form in an attempt that succeeds.
  @inline(__always)
  func loss(_ trial: UInt64) -> Double {
    if share < 1 && occurrences.uniform(trial: trial) >= share { return 0 }
    return law(magnitudes.uniform(trial: trial))
  }
}
