// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// How one uncertain number drives a result.
public struct ParameterSensitivity: Hashable, Sendable {
  /// The full name of the draw.
  public var name: String
  /// Spearman's rank correlation with the result.
  public var rankCorrelation: SensitivityEstimate
  /// The share of the result's variance that vanishes if the number becomes known.
  public var firstOrder: SensitivityEstimate
  /// The share that vanishes if only this number stays unknown: first order and all interactions.
  public var total: SensitivityEstimate
  /// The number's own 5 % and 95 % quantiles.
  public var values: [Double]
  /// The expected result with the number at these quantiles.
  public var expected: [Double]
  /// The standard error of the swing between the two, over the same draws of all else.
  public var swingStandardError: Double
  /// What learning the number is worth for a decision between two plans, a year (EVPPI).
  public var informationValue: Double?

  /// The difference of the expected results.
  public var swing: Double { expected[1] - expected[0] }
}
