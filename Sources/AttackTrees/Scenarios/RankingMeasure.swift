// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What threats are ranked by.
public enum RankingMeasure: String, Hashable, Sendable, CaseIterable {
  /// Expected annual loss.
  case ale
  /// The 95 % quantile of annual loss.
  case var95
  /// Probability of at least one loss event a year.
  case probability
  /// Probability of success of one attempt.
  case vulnerability
  /// Expected loss events a year.
  case events
}
