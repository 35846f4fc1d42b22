// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// The figures of steps at the expected values of all parameters, under a scenario's controls.
public struct StepFigures: Hashable, Sendable {
  /// The probability of each step by name.
  public let probabilities: [String: Double]
  /// The attacker's cost of each step by name, of those that have one.
  public let costs: [String: Double]
  /// The time of each step in hours, of those that have one.
  public let times: [String: Double]
  /// The probability of detection of each step, of those that have one.
  public let detections: [String: Double]
  /// The damage of each node, of those that have one.
  public let damages: [String: Double]

  /// Computes the figures of all steps under goals.
  ///
  /// O(nodes and effects).
  ///
  /// - Parameters:
  ///   - goals: The names of the roots.
  ///   - model: A validated model.
  ///   - scenario: The scenario whose plan and attacker apply.
  /// - Throws: ``SimulationError`` if the attacker is unknown.
  public init(
    goals: [String], of model: ValidatedModel, under scenario: Scenario
  ) throws(SimulationError) {
    let names = model.model.forest.topologicalOrder(from: goals)
    try self.init(of: names, in: model.model, under: scenario)
  }

  /// Computes the figures of nodes by name.
  init(of names: [String], in model: Model, under scenario: Scenario) throws(SimulationError) {
    let columns = try ScenarioCompiler.stepColumns(of: scenario, in: model)
    var builder = ProgramBuilder(seed: scenario.seed)
    var steps: [String] = []
    var rows: [[Register]] = []
    var known: [[Bool]] = []
    for name in names {
      guard case .step(let step)? = model.forest[name] else { continue }
      steps.append(name)
      rows.append([
        try columns.probability(of: step, &builder), try columns.cost(of: step, &builder),
        try columns.time(of: step, &builder), try columns.detection(of: step, &builder),
      ])
      known.append([true, step.cost != nil, step.time != nil, step.detection != nil])
    }
    let means = ColumnProgram.means(of: rows.flatMap(\.self), builder)
    func column(_ quantity: Int) -> [String: Double] {
      var result: [String: Double] = [:]
      for (place, name) in steps.enumerated() {
        // A control or an attacker can give a step what it does not have by itself.
        let mean = means[4 * place + quantity]
        if known[place][quantity] || mean > 0 { result[name] = mean }
      }
      return result
    }
    probabilities = column(0)
    costs = column(1)
    times = column(2)
    detections = column(3)
    var damages: [String: Double] = [:]
    for name in names {
      guard let damage = model.forest[name]?.damage else { continue }
      let resolved = model.resolved(damage, as: ParameterName.damage(node: name))
      damages[name] = resolved.distribution.mean
    }
    self.damages = damages
  }
}
