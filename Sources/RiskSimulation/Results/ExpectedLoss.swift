// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// An expected annual loss (ALE) with its uncertainty.
public struct ExpectedLoss: Hashable, Sendable {
  /// The estimate: from conditional means where they are valid, else corrected by them.
  public var mean: Double
  /// The standard error of ``mean``.
  public var standardError: Double
  /// The degrees of freedom of Student's t for intervals of ``mean``; infinite for independent trials.
  public var degreesOfFreedom: Double
  /// The plain mean of the simulated annual losses.
  public var simulatedMean: Double
  /// The standard error of ``simulatedMean``.
  public var simulatedStandardError: Double

  /// The 95 % confidence interval of ``mean``, by Student's t.
  public var interval: ClosedRange<Double> {
    let reach = StudentLaw.reach(leavingOut: 0.05, degreesOfFreedom: degreesOfFreedom)
    let half = reach * standardError
    // What is not a number has no interval, and must not end the program.
    return mean - half <= mean + half ? (mean - half)...(mean + half) : 0...Double.infinity
  }

  /// Makes an estimate.
  public init(
    mean: Double, standardError: Double, simulatedMean: Double, simulatedStandardError: Double,
    degreesOfFreedom: Double = .infinity
  ) {
    self.mean = mean
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
    self.simulatedMean = simulatedMean
    self.simulatedStandardError = simulatedStandardError
  }
}
