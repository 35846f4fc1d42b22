// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Sums over trials that depend on the order of addition.
protocol TrialSums: Sendable {
  /// The number of trials that were summed.
  var trials: Int { get }
  /// Joins the sums of the trials that follow.
  mutating func merge(_ other: Self)
}
