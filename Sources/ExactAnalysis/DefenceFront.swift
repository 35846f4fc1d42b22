// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The Pareto-optimal sets of defences: what they cost against the cheapest attack that remains.
///
/// In a decision diagram that asks for all defences before any step, each node below the defences has its
/// cheapest attack, and the fronts are joined from there to the root: exact with any sharing, without a
/// walk through all sets of defences.
public struct DefenceFront: Sendable {
  private struct Label {
    var defenceCost: Double
    var attackCost: Double
    /// The defence bought, -1 for none, and the label that it was bought on top of.
    var defence: Int32
    var node: DecisionDiagram.Edge
    var next: Int32
  }

  /// The points by rising cost of the defences.
  public let points: [DefencePoint]

  /// Finds the front of a goal.
  ///
  /// A defence that is bought holds, one that is not does not.
  ///
  /// - Parameters:
  ///   - function: The structure function.
  ///   - goal: The index of the goal among the function's goals.
  ///   - costs: A cost for every input, not negative: for a defence what it costs the defender, for a step
  ///     what it costs the attacker.
  ///   - nodeLimit: The most nodes of the diagram.
  ///   - limit: The most points of the front of any node.
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)``, ``ExactAnalysisError/frontLimit(_:)``.
  public init(
    _ function: StructureFunction, goal: Int = 0, costs: [Double],
    nodeLimit: Int = ProbabilityProgram.defaultNodeLimit,
    limit: Int = MinimalAttacks.defaultFrontLimit
  ) throws(ExactAnalysisError) {
    precondition(costs.count == function.inputs.count, "a cost for every input")
    let graph = BooleanGraph(function, goals: [function.goals[goal]])
    let whole = try GoalDiagram.smallest(graph, nodeLimit: nodeLimit) {
      function.roles[Int($0)] == .defence
    }
    var fronts: [DecisionDiagram.Edge: [Label]] = [
      DecisionDiagram.one: [Self.end(0)], DecisionDiagram.zero: [Self.end(.infinity)],
    ]
    for edge in whole.diagram.reached(from: [whole.root]) {
      let input = whole.inputs[Int(whole.diagram.variable(of: edge))]
      let (high, low) = whole.diagram.branches(edge)
      let (with, without) = (fronts[high] ?? [], fronts[low] ?? [])
      if function.roles[Int(input)] == .attack {
        fronts[edge] = [
          Self.end(min(without[0].attackCost, with[0].attackCost + costs[Int(input)]))
        ]
      } else {
        let front = Self.joined(without, low, with, high, input, costs[Int(input)])
        guard front.count <= limit else { throw .frontLimit(limit) }
        fronts[edge] = front
      }
    }
    points = (fronts[whole.root] ?? []).map { label in
      DefencePoint(
        defences: Self.defences(of: label, fronts).map { function.inputs[Int($0)] }.sorted(),
        defenceCost: label.defenceCost, attackCost: label.attackCost)
    }
  }

  private static func end(_ attackCost: Double) -> Label {
    Label(defenceCost: 0, attackCost: attackCost, defence: -1, node: -1, next: -1)
  }

  /// The front with and without a defence, what is dominated left out.
  private static func joined(
    _ without: [Label], _ low: DecisionDiagram.Edge, _ with: [Label],
    _ high: DecisionDiagram.Edge, _ defence: Int32, _ cost: Double
  ) -> [Label] {
    let skipped = without.enumerated().map { place, label in
      Label(
        defenceCost: label.defenceCost, attackCost: label.attackCost, defence: -1, node: low,
        next: Int32(place))
    }
    let bought = with.enumerated().map { place, label in
      Label(
        defenceCost: label.defenceCost + cost, attackCost: label.attackCost, defence: defence,
        node: high, next: Int32(place))
    }
    let sorted = (skipped + bought).enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.defenceCost != b.defenceCost { return a.defenceCost < b.defenceCost }
      return a.attackCost == b.attackCost ? left.offset < right.offset : a.attackCost > b.attackCost
    }
    var front: [Label] = []
    for label in sorted.map(\.element)
    where label.defenceCost < .infinity && label.attackCost > front.last?.attackCost ?? -1 {
      front.append(label)
    }
    return front
  }

  private static func defences(
    of label: Label, _ fronts: [DecisionDiagram.Edge: [Label]]
  ) -> [Int32] {
    var (label, defences): (Label, [Int32]) = (label, [])
    while label.node >= 0, let next = fronts[label.node]?[Int(label.next)] {
      if label.defence >= 0 { defences.append(label.defence) }
      label = next
    }
    return defences
  }
}
