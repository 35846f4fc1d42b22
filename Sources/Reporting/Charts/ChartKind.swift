// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The charts that are drawn of a simulation.
public enum ChartKind: String, CaseIterable, Hashable, Sendable {
  /// The probability that a year's loss is exceeded, over the loss.
  case exceedance
  /// The risk matrix with the threats in their cells.
  case matrix
  /// The threats by the scenario's measure, with their intervals.
  case ranking
  /// The probability of each threat to be among the first.
  case stability
}
