// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The measure at one point of a sweep, and what it changed since the first point.
public struct SweepEstimate: Hashable, Sendable {
  /// The measure.
  public var value: Double
  /// Its standard error.
  public var standardError: Double
  /// The measure less that at the first point, over the same random numbers.
  public var change: Double
  /// The standard error of the change, from the differences of the same trials (or batches of trials).
  public var changeStandardError: Double
  /// The factor of standard errors to a 95 % interval: that of the normal law for means, of Student's law
  /// with one degree of freedom less than batches for quantiles.
  public var intervalFactor: Double

  /// Makes an estimate.
  public init(
    value: Double, standardError: Double, change: Double, changeStandardError: Double,
    intervalFactor: Double
  ) {
    self.value = value
    self.standardError = standardError
    self.change = change
    self.changeStandardError = changeStandardError
    self.intervalFactor = intervalFactor
  }

  /// Half the width of the measure's 95 % interval.
  public var margin: Double { intervalFactor * standardError }
  /// Half the width of the change's 95 % interval.
  public var changeMargin: Double { intervalFactor * changeStandardError }
}
