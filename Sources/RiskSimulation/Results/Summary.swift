// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The distribution over parameter draws of one number of a threat.
public struct Summary: Hashable, Sendable {
  /// The mean over trials.
  public var mean: Double
  /// The standard error of the mean.
  public var standardError: Double
  /// The 5 % quantile.
  public var p05: Double
  /// The median.
  public var p50: Double
  /// The 95 % quantile.
  public var p95: Double

  /// Makes a summary.
  public init(mean: Double, standardError: Double, p05: Double, p50: Double, p95: Double) {
    self.mean = mean
    self.standardError = standardError
    self.p05 = p05
    self.p50 = p50
    self.p95 = p95
  }
}
