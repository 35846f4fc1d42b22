// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// A step with the figures, the sources and the controls that a report names.
public struct ReportedStep: Sendable {
  /// The step as it is modelled.
  public var step: Step
  /// The probability at expected values, under the scenario's controls.
  public var probability: Double
  /// The 5 % and 95 % quantiles of the probability before controls; equal for a number without uncertainty.
  public var range: ClosedRange<Double>
  /// The attacker's expected cost; `nil` if none is given.
  public var cost: Double?
  /// The criticality (Fussell-Vesely): the share of the goal's probability that goes if the step does.
  public var criticality: Double?
  /// Where the probability comes from; `nil` if nobody said.
  public var source: String?
  /// How far the probability can be relied on; `nil` if nobody said.
  public var confidence: Confidence?
  /// The active controls that bear on it, by name.
  public var controls: [String]
}
