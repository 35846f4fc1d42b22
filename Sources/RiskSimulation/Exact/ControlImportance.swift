// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import OrderedCollections

/// How much a goal's probability depends on one control, read as the event that the control is not there.
///
/// The measures are those of `StepImportance` for that event, which is certain for a control that the plan
/// lacks and impossible for one that it has. A structural measure would ask how a control changes a
/// probability of 1/2; it has none.
public struct ControlImportance: Hashable, Sendable {
  /// The name of the control.
  public var control: String
  /// Whether the plan has it.
  public var isActive: Bool
  /// The goal's probability under the plan.
  public var goal: Double
  /// The goal's probability with the control removed.
  public var without: Double
  /// The goal's probability with the control in place.
  public var with: Double

  /// What the control takes off the goal's probability (Birnbaum).
  public var birnbaum: Double { without - with }
  /// The share of the goal's probability that is there because the control is not.
  public var criticality: Double { goal == 0 ? 0 : (goal - with) / goal }
  /// The share of the goal's probability that would go if the control were in place.
  public var fussellVesely: Double { criticality }
  /// The factor by which the goal's probability grows if the control is removed.
  public var riskAchievementWorth: Double { goal == without ? 1 : without / goal }
  /// The factor by which the goal's probability shrinks if the control is in place.
  public var riskReductionWorth: Double { goal == with ? 1 : goal / with }

  /// The importance of all controls that bear on a goal's steps, the greatest Birnbaum measure first.
  ///
  /// O(controls x (steps + program)).
  ///
  /// - Parameters:
  ///   - goal: The name of the goal's node.
  ///   - model: A validated model.
  ///   - scenario: The scenario whose plan and attacker apply.
  ///   - nodeLimit: The most nodes of a decision diagram.
  /// - Returns: The measures of each control.
  /// - Throws: ``SimulationError`` if the tree is too entangled, or the attacker is unknown.
  public static func all(
    for goal: String, of model: ValidatedModel, under scenario: Scenario,
    nodeLimit: Int = GoalAnalysis.Options.defaultNodeLimit
  ) throws(SimulationError) -> [ControlImportance] {
    let model = model.model
    let program = try SimulationError.analysing(goal) { () throws(ExactAnalysisError) in
      try ProbabilityProgram(
        StructureFunction(goals: [goal], in: model.forest), nodeLimit: nodeLimit)
    }
    func probability(_ scenario: Scenario) throws(SimulationError) -> Double {
      let figures = try StepFigures(of: program.inputs, in: model, under: scenario)
      return program.evaluate(program.inputs.map { figures.probabilities[$0] ?? 0 })[0]
    }
    let current = try probability(scenario)
    let steps = Set(program.inputs)
    var result: [ControlImportance] = []
    for control in model.controls.values where control.changesProbability(ofAny: steps) {
      var changed = scenario
      let isActive = scenario.plan.includes(control)
      if isActive {
        changed.plan.dropped.append(control.name)
      } else {
        changed.plan.dropped.removeAll { $0 == control.name }
        changed.plan.added.append(control.name)
      }
      let other = try probability(changed)
      result.append(
        ControlImportance(
          control: control.name, isActive: isActive, goal: current,
          without: isActive ? other : current, with: isActive ? current : other))
    }
    return result.sorted { ($1.birnbaum, $0.control) < ($0.birnbaum, $1.control) }
  }
}

extension Control {
  /// Whether it changes the probability of one of these steps.
  fileprivate func changesProbability(ofAny steps: Set<String>) -> Bool {
    effects.contains { effect in
      guard effect.quantity == .probability, case .steps(let names) = effect.target else {
        return false
      }
      return names.contains { steps.contains($0) }
    }
  }
}
