// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import OrderedCollections
import RiskSimulation

extension TreeAnnotation {
  /// Works out the figures of a goal's tree at the expected values of all parameters under a scenario.
  ///
  /// - Parameters:
  ///   - goal: The name of its node.
  ///   - model: A validated model.
  ///   - scenario: The scenario whose plan and attacker apply.
  ///   - other: Another scenario, of a model with the same tree, to compare with.
  ///   - showsAttack: Whether the likeliest attack and the steps' criticality are worked out.
  /// - Throws: `SimulationError` if the tree is too entangled.
  public init(
    _ goal: String, of model: ValidatedModel, under scenario: Scenario,
    comparedWith other: (model: ValidatedModel, scenario: Scenario)? = nil,
    showsAttack: Bool = true
  ) throws(SimulationError) {
    let figures = try ExpectedFigures(goals: [goal], of: model, under: scenario)
    self.init(
      probabilities: figures.probabilities, costs: figures.steps.costs,
      currency: model.model.currency,
      caption: "probability at expected values, scenario \(scenario.name)")
    if showsAttack { try addAttack(on: goal, of: model, figures.steps) }
    guard let other else { return }
    let after = try ExpectedFigures(goals: [goal], of: other.model, under: other.scenario)
    let (old, new) = (
      Self.controls(of: scenario, in: model), Self.controls(of: other.scenario, in: other.model)
    )
    change = Change(
      probabilities: after.probabilities, added: new.filter { !old.contains($0) },
      dropped: old.filter { !new.contains($0) },
      caption: "\(scenario.name), then \(other.scenario.name)")
  }

  private mutating func addAttack(
    on goal: String, of model: ValidatedModel, _ steps: StepFigures
  ) throws(SimulationError) {
    let analysis = try GoalAnalysis(goal, of: model, steps, options: .init(top: 1))
    for importance in analysis.importance { criticality[importance.step] = importance.criticality }
    guard let likeliest = analysis.attacks.first else { return }
    attack = model.model.forest.course(of: Set(likeliest.steps), to: [goal])
    attackCaption =
      "\(NumberFormat.probability(likeliest.probability)) an attempt, "
      + "\(NumberFormat.short(likeliest.cost)) \(currency)"
    if let cheapest = analysis.cheapest {
      attackCaption? += "; the cheapest costs \(NumberFormat.short(cheapest.cost)) \(currency)"
    }
  }

  private static func controls(of scenario: Scenario, in model: ValidatedModel) -> [String] {
    model.model.controls.values.filter { scenario.plan.includes($0) }.map(\.name)
  }
}
