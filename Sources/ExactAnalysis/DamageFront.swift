// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The Pareto-optimal sets of steps by the damage they do, all of the steps succeeding.
///
/// Every node that is reached does its damage, whether or not the goal is reached; a set of steps is
/// worth a point if no other does as much damage at as little cost, time and so on. The steps are decided one
/// after another; what is left of the functions of all damaging nodes is a state, and each state keeps its
/// undominated sets. Exact with any sharing; where trees share little there are few states (Lopuhaä-Zwakenberg
/// and Stoelinga, "Cost-damage analysis of attack trees", DSN 2023, solve trees bottom-up and general ones by
/// integer programming).
public struct DamageFront: Sendable {
  /// The most states or sets at a time, where no other limit is given.
  public static let defaultLimit = 1 << 16

  private struct Choice {
    var damage: Double
    var values: [Double]
    var steps: [Int32]
  }

  /// The functions that are still open, with what they do once they are true.
  private struct State: Hashable {
    var edges: [DecisionDiagram.Edge]
    var damages: [Double]

    /// Without the functions that have become constant, and the damage of those that are true.
    var settled: (State, gain: Double) {
      var open = State(edges: [], damages: [])
      var gain = 0.0
      for (edge, damage) in zip(edges, damages) {
        if edge == DecisionDiagram.one { gain += damage }
        if edge > 1 {
          open.edges.append(edge)
          open.damages.append(damage)
        }
      }
      return (open, gain)
    }

    /// With a variable decided.
    func deciding(
      _ variable: Int32, as value: Bool, in diagram: borrowing DecisionDiagram
    ) -> State {
      var result = self
      for (place, edge) in edges.enumerated() where diagram.variable(of: edge) == variable {
        let (high, low) = diagram.branches(edge)
        result.edges[place] = value ? high : low
      }
      return result
    }
  }

  /// The points by rising first objective; each has the objectives' values, damage last.
  public let points: [FrontPoint]

  /// Finds the front of a structure function.
  ///
  /// - Parameters:
  ///   - function: The structure function.
  ///   - damages: What reaching each node of the function does, not negative.
  ///   - objectives: What is weighed besides; a number for every input of the function.
  ///   - limit: The most states or sets at a time.
  /// - Throws: ``ExactAnalysisError/frontLimit(_:)`` if there are more, ``ExactAnalysisError/nodeLimit(_:)``.
  public init(
    _ function: StructureFunction, damages: [Double], objectives: [AttackObjective],
    limit: Int = DamageFront.defaultLimit
  ) throws(ExactAnalysisError) {
    precondition(damages.count == function.nodes.count, "a damage for every node")
    let damaging = damages.indices.filter { damages[$0] > 0 }.map { Int32($0) }
    let graph = BooleanGraph(function, goals: damaging) { input in
      // A defence may hold: what it would stop is not counted on.
      function.roles[Int(input)] == .defence ? true : nil
    }
    let order = VariableOrder.candidates(for: graph)[0].order
    var assembly = GateAssembly(
      graph, order: order, nodeLimit: ProbabilityProgram.defaultNodeLimit)
    let roots = try assembly.buildAll()
    let diagram = assembly.finished()
    let (start, gain) = State(edges: roots, damages: damaging.map { damages[Int($0)] }).settled
    var states = [start: [Choice(damage: gain, values: objectives.map(\.start), steps: [])]]
    for (level, input) in order.enumerated() {
      var next: [State: [Choice]] = [:]
      for (state, choices) in states {
        for isTried in [false, true] {
          let (moved, gain) = state.deciding(Int32(level), as: isTried, in: diagram).settled
          next[moved, default: []] += choices.map { choice in
            Self.extended(choice, isTried ? input : nil, gain, objectives)
          }
        }
      }
      states = next.mapValues { Self.undominated($0, objectives) }
      guard states.count <= limit, states.values.allSatisfy({ $0.count <= limit }) else {
        throw .frontLimit(limit)
      }
    }
    points = Self.undominated(states.values.flatMap(\.self), objectives).map { choice in
      FrontPoint(
        steps: choice.steps.map { function.inputs[Int($0)] }.sorted(),
        values: choice.values + [choice.damage])
    }
  }

  private static func extended(
    _ choice: Choice, _ step: Int32?, _ gain: Double, _ objectives: [AttackObjective]
  ) -> Choice {
    var choice = choice
    choice.damage += gain
    guard let step else { return choice }
    choice.values = zip(objectives, choice.values).map { $0.extended($1, by: Int(step)) }
    choice.steps.append(step)
    return choice
  }

  /// The choices that none surpasses; of equal ones that with the fewest steps, the first in order.
  private static func undominated(
    _ choices: [Choice], _ objectives: [AttackObjective]
  ) -> [Choice] {
    var front: [Choice] = []
    for choice in choices.sorted(by: { precedes($0, $1, objectives) }) {
      let isPossible = zip(objectives, choice.values).allSatisfy { $0.isPossible($1) }
      if isPossible && !front.contains(where: { isAsGood($0, choice, objectives) }) {
        front.append(choice)
      }
    }
    return front
  }

  private static func precedes(
    _ a: Choice, _ b: Choice, _ objectives: [AttackObjective]
  ) -> Bool {
    for (index, objective) in objectives.enumerated() where a.values[index] != b.values[index] {
      return objective.prefers(a.values[index], to: b.values[index])
    }
    if a.damage != b.damage { return a.damage > b.damage }
    if a.steps.count != b.steps.count { return a.steps.count < b.steps.count }
    return a.steps.lexicographicallyPrecedes(b.steps)
  }

  private static func isAsGood(
    _ a: Choice, _ b: Choice, _ objectives: [AttackObjective]
  ) -> Bool {
    a.damage >= b.damage * (1 - 1e-13)
      && objectives.indices.allSatisfy { !objectives[$0].isWorse(a.values[$0], than: b.values[$0]) }
  }
}
