// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The loss of single attempts on a threat's goal.
public struct AttemptLosses: Hashable, Sendable {
  /// The mean loss of an attempt.
  public var mean: Double
  /// Its standard error.
  public var standardError: Double
  /// The exact mean: P(goal) times the expected loss of a success; `nil` if P(goal) is not known.
  public var exactMean: Double?
  /// The standard deviation of the loss of an attempt.
  public var standardDeviation: Double
  /// The losses exceeded by 10, 5 and 1 of 100 attempts.
  public var quantiles: [Double]
  /// Whether the law is also that over all that is uncertain.
  ///
  /// In one attempt a step happens or not; if no other step depends on what its own probability depends on, only
  /// the probability's mean counts.
  public var isCollapsed: Bool

  /// The levels of ``quantiles``.
  public static let levels = [0.9, 0.95, 0.99]
}
