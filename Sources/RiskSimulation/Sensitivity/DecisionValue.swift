// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What knowing more is worth for a decision between two plans by expected loss and cost.
public struct DecisionValue: Hashable, Sendable {
  /// The other plan's name.
  public var other: String
  /// The expected saving of the other plan, after the cost of its controls.
  public var netBenefit: SensitivityEstimate
  /// The share of draws in which the other plan is better.
  public var probabilityBetter: Double
  /// What knowing all parameters would be worth a year (EVPI).
  public var perfectInformation: Double
  /// What a number that has nothing to do with the plans seems to be worth: the estimator's bias.
  public var noise: Double
}
