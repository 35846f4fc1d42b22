// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// One side of a comparison: a scenario and the model that it is about.
public struct PlanCandidate: Sendable {
  /// The model.
  public var model: ValidatedModel
  /// The digest of its content.
  public var digest: String
  /// The plan, with its attacker and settings; trials, seed and ranking are those of the base.
  public var scenario: Scenario

  /// Makes a candidate.
  public init(model: ValidatedModel, digest: String, scenario: Scenario) {
    self.model = model
    self.digest = digest
    self.scenario = scenario
  }
}
