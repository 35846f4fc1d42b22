// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// One plan's figures, and its differences to the base.
public struct ComparedPlan: Hashable, Sendable {
  /// The result of simulating the plan; the same, bit by bit, as without any comparison.
  public var result: SimulationResult
  /// The differences to the base; all 0 for the base itself.
  public var difference: PlanDifference
  /// The probability that this plan has the least expected loss and cost together of all that are
  /// compared: the share of parameter draws.
  public var probabilityBest: Double
  /// Where an attacker who chooses goes under this plan; `nil` if nobody asked.
  public var displacement: [ThreatDisplacement]?

  /// Makes a compared plan.
  public init(
    result: SimulationResult, difference: PlanDifference, probabilityBest: Double,
    displacement: [ThreatDisplacement]? = nil
  ) {
    self.displacement = displacement
    self.result = result
    self.difference = difference
    self.probabilityBest = probabilityBest
  }

  /// The scenario's name.
  public var name: String { result.scenario.name }

  /// The scenario's title, or its name.
  public var label: String { result.scenario.title ?? name }
}
