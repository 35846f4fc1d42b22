// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import ExactAnalysis

/// The figures of trees at the expected values of all parameters, under a scenario's controls.
///
/// They serve drawings and explanations: the probability of a node is exact for steps at their means,
/// with sharing, which is not the mean over parameter draws where steps are shared or parameters are
/// the same draw.
public struct ExpectedFigures: Hashable, Sendable {
  /// The probability of each node by name.
  public let probabilities: [String: Double]
  /// The attacker's cost of each step by name, of those that have one.
  public let costs: [String: Double]
  /// The time of each step in hours, of those that have one.
  public let times: [String: Double]
  /// The probability of detection of each step, of those that have one.
  public let detections: [String: Double]
  /// The damage of each node, of those that have one.
  public let damages: [String: Double]

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
    let model = model.model
    let names = model.forest.topologicalOrder(from: goals)
    let steps = names.compactMap { name -> Step? in
      if case .step(let step)? = model.forest[name] { step } else { nil }
    }
    let columns = try ScenarioCompiler.stepColumns(of: scenario, in: model)
    var builder = ProgramBuilder(seed: scenario.seed)
    var registers: [[Register?]] = []
    for step in steps {
      registers.append([
        try columns.probability(of: step, &builder),
        step.cost == nil ? nil : try columns.cost(of: step, &builder),
        step.time == nil ? nil : try columns.time(of: step, &builder),
        step.detection == nil ? nil : try columns.detection(of: step, &builder),
      ])
    }
    let program = ColumnProgram(builder, outputs: registers.flatMap { $0.compactMap(\.self) })
    let memory = ColumnMemory(for: program)
    program.runAtMeans(in: memory)
    func means(_ quantity: Int) -> [String: Double] {
      var result: [String: Double] = [:]
      for (step, row) in zip(steps, registers) {
        if let register = row[quantity] {
          result[step.name] = memory.column(program.slot(register))[0]
        }
      }
      return result
    }
    probabilities = try Self.probabilities(of: names, means(0), model)
    costs = means(1)
    times = means(2)
    detections = means(3)
    damages = Dictionary(
      uniqueKeysWithValues: names.compactMap { name in
        model.forest[name]?.damage.map { damage in
          let resolved = model.resolved(damage, as: ParameterName.damage(node: name))
          return (name, resolved.distribution.mean)
        }
      })
  }

  private static func probabilities(
    of names: [String], _ means: [String: Double], _ model: Model
  ) throws(SimulationError) -> [String: Double] {
    do {
      let function = try StructureFunction(goals: names, in: model.forest)
      let program = try ProbabilityProgram(function)
      let values = program.evaluate(program.inputs.map { means[$0] ?? 0 })
      return Dictionary(zip(names, values)) { first, _ in first }
    } catch {
      throw .analysis(threat: names.last ?? "", reason: error.description)
    }
  }
}
