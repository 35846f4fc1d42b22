// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis

/// A goal with the figures of its steps: what an exact analysis starts from, whatever file it came from.
public struct AnalysisSubject: Sendable {
  /// The goal's name.
  public var name: String
  /// Its title, or its name.
  public var title: String
  /// The Boolean function whose only goal it is.
  public var function: StructureFunction
  /// The probability of each input of the function.
  public var probabilities: [Double]
  /// The attacker's cost of each input; empty if nothing has a cost.
  public var costs: [Double]
  /// The time of each input in hours; empty if nothing takes any.
  public var times: [Double]
  /// The probability that the attempt is detected, for each input; empty if none is.
  public var detections: [Double]
  /// The damage of each node of the function that is reached; empty if none has any.
  public var damages: [Double]

  /// Makes a subject; all but the probabilities may be left out.
  public init(
    name: String, title: String, function: StructureFunction, probabilities: [Double],
    costs: [Double] = [], times: [Double] = [], detections: [Double] = [], damages: [Double] = []
  ) {
    self.name = name
    self.title = title
    self.function = function
    self.probabilities = probabilities
    self.costs = costs
    self.times = times
    self.detections = detections
    self.damages = damages
  }

  /// The numbers of some steps by name, out of a column of this subject; 0 where there is none.
  ///
  /// O(inputs).
  func numbers(of names: [String], in column: [Double]) -> [Double] {
    if column.isEmpty { return names.map { _ in 0 } }
    let places = places
    return names.map { name in places[name].map { column[$0] } ?? 0 }
  }

  /// The place of each input by name.
  ///
  /// O(inputs): to be asked for once.
  var places: [String: Int] {
    Dictionary(uniqueKeysWithValues: function.inputs.enumerated().map { ($1, $0) })
  }

  /// The subject of a goal of a model.
  ///
  /// - Parameters:
  ///   - goal: The name of its node.
  ///   - model: A validated model.
  ///   - figures: The expected figures of the steps.
  /// - Throws: ``SimulationError`` if the tree is malformed.
  public init(
    _ goal: String, of model: ValidatedModel, _ figures: StepFigures
  ) throws(SimulationError) {
    let forest = model.model.forest
    let function = try SimulationError.analysing(goal) { () throws(ExactAnalysisError) in
      try StructureFunction(goals: [goal], in: forest)
    }
    func column(_ numbers: [String: Double]) -> [Double] {
      numbers.isEmpty ? [] : function.inputs.map { numbers[$0] ?? 0 }
    }
    self.function = function
    name = goal
    title = forest[goal]?.label ?? goal
    probabilities = function.inputs.map { figures.probabilities[$0] ?? 0 }
    costs = column(figures.costs)
    times = column(figures.times)
    detections = column(figures.detections)
    damages =
      figures.damages.isEmpty
      ? [] : forest.topologicalOrder(from: [goal]).map { figures.damages[$0] ?? 0 }
  }

  /// The subject of a gate of a fault tree.
  ///
  /// - Parameters:
  ///   - goal: The index of the gate.
  ///   - tree: A fault tree.
  ///   - probabilities: The probability of each event of the tree.
  /// - Throws: ``SimulationError`` if the tree is malformed.
  public init(
    goal: Int, of tree: FaultTree, probabilities: [Double]
  ) throws(SimulationError) {
    let gate = tree.gates[goal]
    function = try SimulationError.analysing(gate.name) { () throws(ExactAnalysisError) in
      try StructureFunction(goals: [goal], in: tree)
    }
    name = gate.name
    title = gate.title ?? gate.name
    self.probabilities = function.events.map { probabilities[$0] }
    (costs, times, detections, damages) = ([], [], [], [])
  }
}
