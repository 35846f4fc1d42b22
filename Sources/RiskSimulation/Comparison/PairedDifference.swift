// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// An expected difference of two plans, from differences within each trial.
public struct PairedDifference: Hashable, Sendable {
  /// Base minus plan: positive where the plan saves.
  public var mean: Double
  /// The standard error of the mean of the paired differences.
  public var standardError: Double
  /// The degrees of freedom of Student's t for intervals; infinite for independent trials.
  public var degreesOfFreedom: Double

  /// Makes a difference.
  public init(mean: Double, standardError: Double, degreesOfFreedom: Double = .infinity) {
    self.mean = mean
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The lower end of the 95 % confidence interval.
  public var lower: Double { mean - halfWidth }

  /// The upper end of the 95 % confidence interval.
  public var upper: Double { mean + halfWidth }

  private var halfWidth: Double {
    StudentLaw.quantile(0.975, degreesOfFreedom: degreesOfFreedom) * standardError
  }
}
