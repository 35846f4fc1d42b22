// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import ExactAnalysis
import OrderedCollections

/// Searches the sets of controls that a plan lacks for those worth their money.
struct DefenceSearch {
  private struct Key: Hashable {
    var input: Int
    var controls: [Int]
  }

  private struct Figures {
    var probability: Double
    var cost: Double
  }

  private let subject: AnalysisSubject
  private let diagram: DefenceDiagram
  private let model: Model
  private let scenario: Scenario
  private let measure: GoalDefences.Measure
  private let limit: Int
  /// The controls that bear on the tree, and what each costs.
  private let controls: [Control]
  private let costs: [Double]
  /// What each of the tree's defences costs; 0 for steps.
  private let defenceCosts: [Double]
  /// For each input the controls that bear on it.
  private let bearers: [[Int]]
  private var known: [Key: Figures] = [:]
  private var weighed = 0
  private var found: [GoalDefences.Point] = []

  /// Makes a search.
  init(
    _ subject: AnalysisSubject, _ diagram: DefenceDiagram, defenceCosts: [Double], model: Model,
    scenario: Scenario,
    measure: GoalDefences.Measure, limit: Int
  ) {
    self.subject = subject
    self.diagram = diagram
    self.defenceCosts = defenceCosts
    self.model = model
    self.scenario = scenario
    self.measure = measure
    self.limit = limit
    let steps = Set(subject.function.inputs)
    let controls = model.controls.values.filter { control in
      control.status != .retired && !scenario.plan.includes(control)
        && control.bears(on: steps, measure)
    }
    self.controls = controls
    bearers = subject.function.inputs.map { name in
      controls.indices.filter { controls[$0].bears(on: [name], measure) }
    }
    let costs = ControlCosts(model, seed: scenario.seed)
    self.costs = controls.map(costs.expected)
  }

  /// The front over all sets.
  mutating func front() throws(SimulationError) -> [GoalDefences.Point] {
    let canPrune = try isAdverse()
    try visit(0, [], 0, canPrune)
    return found
  }

  /// Whether no control makes any step easier, so that more of them never help the attacker.
  private mutating func isAdverse() throws(SimulationError) -> Bool {
    for input in subject.function.inputs.indices where subject.function.roles[input] == .attack {
      let plain = try figures(of: input, [])
      for place in bearers[input] {
        let changed = try figures(of: input, [place])
        if changed.probability > plain.probability || changed.cost < plain.cost { return false }
      }
    }
    return true
  }

  /// Decides on the controls from a place on; those chosen before cost so much.
  private mutating func visit(
    _ place: Int, _ chosen: [Int], _ cost: Double, _ canPrune: Bool
  ) throws(SimulationError) {
    if place == controls.count {
      add(try points(chosen, cost))
      return
    }
    if canPrune {
      let best = try points(chosen + Array(place..<controls.count), cost)
      if best.allSatisfy({ isSurpassed($0) }) { return }
    }
    try visit(place + 1, chosen, cost, canPrune)
    try visit(place + 1, chosen + [place], cost + costs[place], canPrune)
  }

  /// The front over the tree's defences with some controls in place, which cost so much.
  private mutating func points(
    _ chosen: [Int], _ cost: Double
  ) throws(SimulationError) -> [GoalDefences.Point] {
    weighed += 1
    let (limit, weighed) = (limit, weighed)
    var values: [Double] = []
    for input in subject.function.inputs.indices {
      let figures = try figures(of: input, chosen)
      values.append(measure == .likeliest ? figures.probability : figures.cost)
    }
    let names = chosen.map { controls[$0].name }.sorted()
    let ranking: AttackRanking = measure == .likeliest ? .probability(values) : .cost(values)
    let front = try SimulationError.analysing(subject.name) { () throws(ExactAnalysisError) in
      guard weighed <= limit else { throw .frontLimit(limit) }
      return try diagram.front(defenceCosts: defenceCosts, against: ranking)
    }
    return front.map { point in
      let isBlocked =
        measure == .likeliest ? point.attackValue == 0 : point.attackValue == .infinity
      return GoalDefences.Point(
        controls: names, defences: point.defences, cost: cost + point.defenceCost,
        attackValue: isBlocked ? nil : point.attackValue, attack: point.attack)
    }
  }

  /// The probability and the cost of a step with some controls in place, which are few for each step.
  private mutating func figures(
    of input: Int, _ chosen: [Int]
  ) throws(SimulationError) -> Figures {
    let name = subject.function.inputs[input]
    let key = Key(input: input, controls: chosen.filter { bearers[input].contains($0) })
    if let found = known[key] { return found }
    var changed = scenario
    for place in key.controls {
      changed.plan.dropped.removeAll { $0 == controls[place].name }
      changed.plan.added.append(controls[place].name)
    }
    let figures = try StepFigures(of: [name], in: model, under: changed)
    let probability = figures.probabilities[name] ?? 0
    let found = Figures(
      probability: probability, cost: probability == 0 ? .infinity : figures.costs[name] ?? 0)
    known[key] = found
    return found
  }

  /// Takes points into the front, what is surpassed left out.
  private mutating func add(_ points: [GoalDefences.Point]) {
    for point in points where !isSurpassed(point) {
      found = found.filter { $0.cost < point.cost || !leaves(point, atMost: $0) } + [point]
    }
    found.sort { $0.cost < $1.cost }
  }

  /// Whether a point of the front costs no more and leaves the attacker no better off.
  private func isSurpassed(_ point: GoalDefences.Point) -> Bool {
    found.contains { $0.cost <= point.cost && leaves($0, atMost: point) }
  }

  /// Whether a point leaves the attacker no better off than another.
  private func leaves(_ point: GoalDefences.Point, atMost other: GoalDefences.Point) -> Bool {
    guard let value = point.attackValue else { return true }
    guard let least = other.attackValue else { return false }
    return measure == .likeliest ? value <= least * (1 + 1e-12) : value >= least * (1 - 1e-12)
  }
}

extension Control {
  /// Whether it changes what an attacker looks for in one of these steps.
  fileprivate func bears(on steps: Set<String>, _ measure: GoalDefences.Measure) -> Bool {
    effects.contains { effect in
      guard case .steps(let names) = effect.target, names.contains(where: { steps.contains($0) })
      else { return false }
      let isEliminated = if case .eliminate = effect.change { true } else { false }
      return isEliminated || effect.quantity == (measure == .likeliest ? .probability : .cost)
    }
  }
}
