// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis

/// The figures of trees at the expected values of all parameters, under a scenario's controls.
///
/// They serve drawings: the probability of a node is exact for steps at their means, with sharing, which is
/// not the mean over parameter draws where steps are shared or parameters are the same draw.
public struct ExpectedFigures: Hashable, Sendable {
  /// The probability of each node by name.
  public let probabilities: [String: Double]
  /// The figures of the steps.
  public let steps: StepFigures

  /// Computes the figures of all nodes under goals.
  ///
  /// - Parameters:
  ///   - goals: The names of the roots.
  ///   - model: A validated model.
  ///   - scenario: The scenario whose plan and attacker apply.
  /// - Throws: ``SimulationError`` if a tree is too entangled, or the attacker is unknown.
  public init(
    goals: [String], of model: ValidatedModel, under scenario: Scenario
  ) throws(SimulationError) {
    let forest = model.model.forest
    let names = forest.topologicalOrder(from: goals)
    steps = try StepFigures(of: names, in: model.model, under: scenario)
    let program = try SimulationError.analysing(names.last ?? "") {
      () throws(ExactAnalysisError) in
      try ProbabilityProgram(StructureFunction(goals: names, in: forest))
    }
    let chances = steps.probabilities
    let values = program.evaluate(program.inputs.map { chances[$0] ?? 0 })
    probabilities = Dictionary(zip(names, values)) { first, _ in first }
  }
}
