// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import RiskSimulation
import TestSupport
import Testing

/// Random models with a choice among controls, the same for the same seed: shared steps, several threats a
/// control, effects on steps, attempts and losses, eliminations and transfers in proportion.
enum RandomChoice {
  /// A model with two threats and a number of controls of known costs.
  static func model(
    seed: UInt64, controls count: Int, isCoherent: Bool = true
  ) throws -> ValidatedModel {
    var random = SplitMix64(seed: seed &* 7_919)
    let forest = RandomForest.make(seed: seed, steps: 6, gates: 5, isCoherent: isCoherent)
    let steps = forest.nodes.values.compactMap { node in
      if case .step(let step) = node, step.role == .attack { step.name } else { nil }
    }
    let goals = ["goal", "g2"]
    var model = Model()
    model.forest = forest
    for (index, goal) in goals.enumerated() {
      let name = "t\(index)"
      model.threats[name] = ModelBuilder.threat(
        name, goal: goal,
        attempts: .uniform(minimum: 0.2, maximum: Double.random(in: 1...8, using: &random)),
        loss: .point(Double.random(in: 5...40, using: &random)))
    }
    for index in 0..<count {
      let name = "c\(index)"
      model.controls[name] = Control(
        name: name, status: .planned,
        cost: Estimate(.point(Double.random(in: 0...12, using: &random).rounded())),
        coverage: Double.random(in: 0.5...1, using: &random),
        effects: (0..<Int.random(in: 1...3, using: &random)).map { _ in
          effect(on: steps, &random)
        })
    }
    let (validated, findings) = ValidatedModel.validate(model)
    return try #require(validated, "\(findings)")
  }

  private static func effect(on steps: [String], _ random: inout SplitMix64) -> Effect {
    let step = steps[Int.random(in: 0..<steps.count, using: &random)]
    let threat = "t\(Int.random(in: 0...1, using: &random))"
    let size = Estimate(
      .uniform(minimum: 0.1, maximum: Double.random(in: 0.3...1, using: &random)))
    switch Int.random(in: 0..<8, using: &random) {
    case 0:
      return Effect(target: .threats([threat]), quantity: .attempts, change: .reduce(by: size))
    case 1:
      return Effect(
        target: .threats(["t0", "t1"]), quantity: .loss, change: .reduce(by: size))
    case 2:
      return Effect(
        target: .threats([threat]), quantity: .loss,
        change: .transfer(TransferTerms(share: size)))
    case 3: return Effect(target: .steps([step]), quantity: .probability, change: .eliminate)
    default:
      return Effect(target: .steps([step]), quantity: .probability, change: .reduce(by: size))
    }
  }
}
