// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// How well earlier predictions met what happened.
public struct BacktestResult: Hashable, Sendable {
  /// One prediction beside what happened.
  public struct Pair: Hashable, Sendable {
    /// The prediction.
    public var forecast: Forecast
    /// What happened.
    public var outcome: Outcome
    /// The probability of at most the loss that happened; `nil` if that is not known.
    public var transform: Double?
  }

  /// The predictions that met an outcome.
  public var pairs: [Pair]
  /// Outcomes that nothing was predicted for.
  public var unmatched: [Outcome]
  /// The scores of yes or no; `nil` if it is nowhere known.
  public var events: EventScores?
  /// The central 90 % interval, the upper 95 % and the upper 99 % bound against losses.
  public var coverage: [IntervalCoverage]
  /// How many transforms fell into each tenth of [0, 1]: flat for good predictions.
  public var histogram: [Int]
}
