// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What a sweep follows while a number of the model moves.
public enum SweepMeasure: String, Hashable, Sendable, CaseIterable {
  /// Expected annual loss.
  case ale
  /// The 95 % quantile of annual loss.
  case var95
  /// The mean of the worst 5 % of years.
  case tvar95
  /// Probability of at least one loss event a year.
  case probability
  /// Probability of success of one attempt, of one threat.
  case vulnerability

  /// Whether it is a mean over trials; else it is read off the distribution of years.
  var isMean: Bool { self != .var95 && self != .tvar95 }
  /// Whether it is a probability, and not money.
  public var isProbability: Bool { self == .probability || self == .vulnerability }
}
