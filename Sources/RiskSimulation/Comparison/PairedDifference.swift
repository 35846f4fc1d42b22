// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// An expected difference of two plans, from differences within each trial.
public struct PairedDifference: Hashable, Sendable {
  /// Base minus plan: positive where the plan saves.
  public var mean: Double
  /// The standard error of the mean of the paired differences.
  public var standardError: Double

  /// The standard normal's 97.5 % quantile.
  private static let normal975 = 1.959963984540054

  /// Makes a difference.
  public init(mean: Double, standardError: Double) {
    self.mean = mean
    self.standardError = standardError
  }

  /// The lower end of the 95 % confidence interval.
  public var lower: Double { mean - Self.normal975 * standardError }

  /// The upper end of the 95 % confidence interval.
  public var upper: Double { mean + Self.normal975 * standardError }
}
