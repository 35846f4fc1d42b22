// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// An expected annual loss (ALE) with its uncertainty.
public struct ExpectedLoss: Hashable, Sendable {
  /// The estimate: from conditional means where they are valid, else corrected by them.
  public var mean: Double
  /// How far the truth may lie from ``mean``.
  var error: GroupError
  /// The plain mean of the simulated annual losses.
  public var simulatedMean: Double
  /// The standard error of ``simulatedMean``.
  public var simulatedStandardError: Double

  /// The standard error of ``mean``.
  public var standardError: Double { error.standardError }
  /// The degrees of freedom of Student's t for intervals of ``mean``; infinite for independent trials.
  public var degreesOfFreedom: Double { error.degreesOfFreedom }
  /// The skewness of the groups of trials that tell ``standardError``; intervals are corrected for it.
  public var skewness: Double { error.skewness }

  /// The 95 % confidence interval of ``mean``, by Student's t with Hall's correction for skewness.
  public var interval: ClosedRange<Double> { error.interval(around: mean) }

  /// The longer side of ``interval``: what stands behind a "±".
  public var margin: Double { max(mean - interval.lowerBound, interval.upperBound - mean) }

  /// Makes an estimate.
  public init(
    mean: Double, standardError: Double, simulatedMean: Double, simulatedStandardError: Double,
    degreesOfFreedom: Double = .infinity
  ) {
    self.mean = mean
    error = GroupError(standardError: standardError, degreesOfFreedom: degreesOfFreedom)
    self.simulatedMean = simulatedMean
    self.simulatedStandardError = simulatedStandardError
  }
}
