// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// An expected difference of two plans, from differences within each trial.
public struct PairedDifference: Hashable, Sendable {
  /// Base minus plan: positive where the plan saves.
  public var mean: Double
  /// How far the truth may lie from ``mean``.
  var error: GroupError

  /// Makes a difference.
  public init(mean: Double, standardError: Double, degreesOfFreedom: Double = .infinity) {
    self.mean = mean
    error = GroupError(standardError: standardError, degreesOfFreedom: degreesOfFreedom)
  }

  /// The standard error of the mean of the paired differences.
  public var standardError: Double { error.standardError }
  /// The degrees of freedom of Student's t for intervals; infinite for independent trials.
  public var degreesOfFreedom: Double { error.degreesOfFreedom }
  /// The skewness of the groups of trials that tell ``standardError``; intervals are corrected for it.
  public var skewness: Double { error.skewness }

  /// The lower end of the 95 % confidence interval.
  public var lower: Double { mean - reach.below }

  /// The upper end of the 95 % confidence interval.
  public var upper: Double { mean + reach.above }

  /// The longer side of the interval: what stands behind a "±".
  public var margin: Double { max(reach.below, reach.above) }

  private var reach: (below: Double, above: Double) { error.reach(leavingOut: 0.05) }
}
