// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// A goal's decision diagram that asks for all defences before any step, as a flat list of choices.
///
/// Below the defences each node has its best attack, and the fronts of defences are joined from there to
/// the root: exact with any sharing, without a walk through all sets of defences. Built once, it serves any
/// costs and probabilities.
public struct DefenceDiagram: Sendable {
  private struct Choice {
    var input: Int32
    var high: Int32
    var low: Int32
  }

  /// A way from a node down: what was paid, what the attacker is left with, and the next label.
  private struct Label {
    var defenceCost: Double
    var attackValue: Double
    /// The input taken, -1 for none.
    var input: Int32
    var node: Int32
    var next: Int32
  }

  /// The structure function's inputs.
  private let inputs: [String]
  private let isDefence: [Bool]
  private let isStep: [Bool]
  /// Children first; places 0 and 1 are true and false, the list's own follow.
  private var choices: [Choice] = []
  private var root: Int32

  /// Builds the diagram of a goal.
  ///
  /// - Parameters:
  ///   - function: The structure function.
  ///   - goal: The index of the goal among the function's goals.
  ///   - isForSale: Tells which defences can be bought; each other one holds or fails as suits the attacker.
  ///   - nodeLimit: The most nodes of the diagram.
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)``.
  public init(
    _ function: StructureFunction, goal: Int = 0,
    isForSale: (Int) -> Bool = { _ in true },
    nodeLimit: Int = ProbabilityProgram.defaultNodeLimit
  ) throws(ExactAnalysisError) {
    inputs = function.inputs
    isStep = function.roles.map { $0 == .attack }
    let isDefence = function.roles.indices.map { function.roles[$0] == .defence && isForSale($0) }
    self.isDefence = isDefence
    let graph = BooleanGraph(function, goals: [function.goals[goal]])
    let whole = try GoalDiagram.smallest(graph, nodeLimit: nodeLimit) { isDefence[Int($0)] }
    var places: [DecisionDiagram.Edge: Int32] = [DecisionDiagram.one: 0, DecisionDiagram.zero: 1]
    for edge in whole.diagram.reached(from: [whole.root]) {
      let (high, low) = whole.diagram.branches(edge)
      places[edge] = Int32(choices.count + 2)
      choices.append(
        Choice(
          input: whole.inputs[Int(whole.diagram.variable(of: edge))], high: places[high] ?? 0,
          low: places[low] ?? 0))
    }
    root = places[whole.root] ?? 0
  }

  /// The sets of defences that no other set of at most their cost surpasses, by rising cost.
  ///
  /// - Parameters:
  ///   - defenceCosts: A cost for every input, not negative; those of steps are not used. An infinite one
  ///     is never paid.
  ///   - ranking: What the attacker looks for, with a number for every input.
  ///   - limit: The most points of the front of any node.
  /// - Returns: The points.
  /// - Throws: ``ExactAnalysisError/frontLimit(_:)`` if there are more.
  /// - Complexity: O(nodes * p log p) with `p` the greatest number of points of a node.
  public func front(
    defenceCosts: [Double], against ranking: AttackRanking,
    limit: Int = MinimalAttacks.defaultFrontLimit
  ) throws(ExactAnalysisError) -> [DefencePoint] {
    precondition(defenceCosts.count == inputs.count, "a cost for every input")
    var fronts = [[Self.end(ranking.start)], [Self.end(ranking.none)]]
    fronts.reserveCapacity(choices.count + 2)
    for choice in choices {
      if isDefence[Int(choice.input)] {
        let front = joined(choice, fronts, defenceCosts[Int(choice.input)], ranking)
        guard front.count <= limit else { throw .frontLimit(limit) }
        fronts.append(front)
      } else {
        fronts.append([best(choice, fronts, ranking)])
      }
    }
    return fronts[Int(root)].map { point($0, fronts, ranking) }
  }

  private static func end(_ value: Double) -> Label {
    Label(defenceCost: 0, attackValue: value, input: -1, node: -1, next: -1)
  }

  /// The better of taking a step and not; a defence that is not for sale is free.
  private func best(_ choice: Choice, _ fronts: [[Label]], _ ranking: AttackRanking) -> Label {
    let high = fronts[Int(choice.high)][0].attackValue
    let with = isStep[Int(choice.input)] ? ranking.extended(high, by: choice.input) : high
    let without = fronts[Int(choice.low)][0].attackValue
    let isTaken = ranking.isBetter(with, than: without)
    return Label(
      defenceCost: 0, attackValue: isTaken ? with : without,
      input: isTaken && isStep[Int(choice.input)] ? choice.input : -1,
      node: isTaken ? choice.high : choice.low, next: 0)
  }

  /// The front with and without a defence, what is dominated left out.
  private func joined(
    _ choice: Choice, _ fronts: [[Label]], _ cost: Double, _ ranking: AttackRanking
  ) -> [Label] {
    func labels(_ node: Int32, _ cost: Double, _ input: Int32) -> [Label] {
      fronts[Int(node)].enumerated().map { place, label in
        Label(
          defenceCost: label.defenceCost + cost, attackValue: label.attackValue, input: input,
          node: node, next: Int32(place))
      }
    }
    let all = labels(choice.low, 0, -1) + labels(choice.high, cost, choice.input)
    let sorted = all.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.defenceCost != b.defenceCost { return a.defenceCost < b.defenceCost }
      if ranking.isBetter(b.attackValue, than: a.attackValue) { return true }
      if ranking.isBetter(a.attackValue, than: b.attackValue) { return false }
      return left.offset < right.offset
    }
    var front: [Label] = []
    for label in sorted.map(\.element) where label.defenceCost < .infinity {
      if let last = front.last, !ranking.isBetter(last.attackValue, than: label.attackValue) {
        continue
      }
      front.append(label)
    }
    return front
  }

  private func point(
    _ label: Label, _ fronts: [[Label]], _ ranking: AttackRanking
  ) -> DefencePoint {
    var (next, defences, steps): (Label, [String], [String]) = (label, [], [])
    while next.node >= 0 {
      if next.input >= 0 {
        let name = inputs[Int(next.input)]
        if isDefence[Int(next.input)] { defences.append(name) } else { steps.append(name) }
      }
      next = fronts[Int(next.node)][Int(next.next)]
    }
    let isBlocked = !ranking.isBetter(label.attackValue, than: ranking.none)
    return DefencePoint(
      defences: defences.sorted(), defenceCost: label.defenceCost,
      attackValue: label.attackValue, attack: isBlocked ? [] : steps.sorted())
  }
}
