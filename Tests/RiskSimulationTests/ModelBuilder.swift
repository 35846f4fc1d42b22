// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import RiskSimulation
import TestSupport
import Testing

/// Small models for tests of the simulation.
enum ModelBuilder {
  /// The law of the oracle's loss: lognormal with P05 50,000 and P95 1,500,000.
  static let loss = Distribution.lognormal(mu: 12.520376975241362, sigma: 1.0338905924309643)

  /// A model of threats over nodes, validated.
  static func model(
    _ nodes: [Node], _ threats: [Threat], controls: [Control] = [],
    attackers: [AttackerProfile] = [], parameters: [(String, Estimate)] = []
  ) throws -> ValidatedModel {
    var model = Model()
    model.forest = AttackForest(nodes)
    for threat in threats { model.threats[threat.name] = threat }
    for control in controls { model.controls[control.name] = control }
    for attacker in attackers { model.attackers[attacker.name] = attacker }
    for (name, estimate) in parameters { model.parameters[name] = estimate }
    let (validated, findings) = ValidatedModel.validate(model)
    return try #require(validated, "\(findings)")
  }

  /// A threat with one form of loss.
  static func threat(
    _ name: String = "threat", goal: String = "goal", attempts: Distribution = .point(1),
    loss: Distribution = .point(1), occurrence: Occurrence = .poisson
  ) -> Threat {
    Threat(
      name: name, stride: .tampering, attempts: Estimate(attempts), occurrence: occurrence,
      losses: [LossForm(name: "loss", magnitude: Estimate(loss))], goal: goal)
  }

  /// Simulates a model.
  static func run(
    _ model: ValidatedModel, _ scenario: Scenario, threads: Int = 2
  ) async throws -> SimulationResult {
    try await RiskSimulator(model, digest: "test").run(scenario, threads: threads)
  }
}
