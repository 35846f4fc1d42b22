// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// VaR and TVaR of the portfolio's year from its law given the parameters, averaged over parameter draws.
///
/// There is no chance of events and losses in them, only what is not known of the parameters' average: the intervals come from
/// 16 independent replicates by Student's t, and a step of the grid is added to each side.
public struct YearLawSummary: Hashable, Sendable {
  /// The number of parameter draws.
  public var draws: Int
  /// The points of the grid.
  public var points: Int
  /// The distance of two points.
  public var step: Double
  /// The loss that is exceeded in 5 % of years.
  public var var95: Double
  /// Its interval.
  public var var95Interval: ClosedRange<Double>
  /// The mean of the worst 5 % of years.
  public var tvar95: Double
  /// Its interval.
  public var tvar95Interval: ClosedRange<Double>
}
