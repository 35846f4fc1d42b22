// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// How far the expected annual loss moves with each uncertain number: the data of a tornado chart.
///
/// A swing is the difference of two conditional means over parameter draws, E[loss | the number is in its
/// lowest tenth] and E[loss | it is in its highest tenth], while all other numbers vary as they do. Unlike
/// moving one number with the others held at their means it keeps what numbers do together. Only the threats
/// that depend on a number enter its means, so that the others' chance does not blur them.
public struct ParameterSwings: Hashable, Sendable {
  /// What one number does.
  public struct Swing: Hashable, Sendable {
    /// The full name of the number.
    public var name: String
    /// The number's 10 % quantile.
    public var p10: Double
    /// The number's 90 % quantile.
    public var p90: Double
    /// The expected annual loss where the number is at or below its 10 % quantile.
    public var low: Double
    /// The expected annual loss where the number is at or above its 90 % quantile.
    public var high: Double
    /// The standard error of `high - low`.
    public var standardError: Double

    /// How far the expected loss moves.
    public var width: Double { abs(high - low) }
  }

  /// The expected annual loss over all draws.
  public var mean: Double
  /// The number of draws.
  public var draws: Int
  /// The numbers, the widest swing first.
  public var swings: [Swing]
}
