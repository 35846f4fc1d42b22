// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Which uncertainty drives a result.
public struct SensitivityResult: Hashable, Sendable {
  /// The scenario, with the settings that were used.
  public var scenario: Scenario
  /// The currency of all money.
  public var currency: String
  /// The digest of the model's content.
  public var modelDigest: String
  /// The result that is driven.
  public var measure: SweepMeasure
  /// The threat it is that of; `nil` for all together.
  public var threat: String?
  /// The draws behind rank correlations, first-order indices and values of information.
  public var draws: Int
  /// The draws of the two samples behind total indices and swings.
  public var designDraws: Int
  /// The result's mean over the parameters.
  public var mean: Double
  /// Its standard deviation over the parameters.
  public var standardDeviation: Double
  /// The numbers that were looked at closely, the greatest total index first.
  public var parameters: [ParameterSensitivity]
  /// How many uncertain numbers there are.
  public var parameterCount: Int
  /// The total index of all numbers that were screened out, together.
  public var rest: SensitivityEstimate
  /// The value of information for a decision, if one was asked for.
  public var decision: DecisionValue?
  /// What has to be said with the figures.
  public var notes: [String]

  /// The numbers that were looked at closely, the widest swing first.
  public var bySwing: [ParameterSensitivity] {
    parameters.sorted { (abs($1.swing), $0.name) < (abs($0.swing), $1.name) }
  }
}
