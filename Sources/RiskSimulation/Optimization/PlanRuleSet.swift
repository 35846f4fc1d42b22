// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// Turns rules on controls by name into rules on candidates by index.
///
/// A control that is in every plan keeps rules by that; one that can be in none breaks the rules that need
/// it.
struct PlanRuleSet {
  private let model: Model
  private let kept: Set<String>
  private let places: [String: Int]
  private var problem: PlanProblem

  /// Begins with the costs of the candidates.
  init(_ model: Model, kept: [Control], candidates: [Control], costs: [Double], budget: Double) {
    self.model = model
    self.kept = Set(kept.map(\.name))
    places = Dictionary(
      uniqueKeysWithValues: candidates.enumerated().map { ($1.name, $0) })
    problem = PlanProblem(
      tables: [], costs: costs, costWeight: 1, budget: budget, rules: [], required: 0)
  }

  /// The rules of the model, and those that are given beside it.
  static func constraints(of model: Model) -> [PlanConstraint] {
    model.controls.values.flatMap { control in
      control.requires.map { PlanConstraint.requires(control.name, $0) }
        + control.excludes.map { PlanConstraint.excludes(control.name, $0) }
    } + model.planRules.mustInclude.map { .mustInclude($0) }
      + model.planRules.groups.map { .atMost($0.atMost, of: $0.controls) }
  }

  /// The problem without tables under some rules.
  ///
  /// - Throws: ``OptimizationError`` for rules on what is no control, and for those that no plan can keep.
  func problem(_ constraints: [PlanConstraint]) throws(OptimizationError) -> PlanProblem {
    var set = self
    for constraint in constraints { try set.add(constraint) }
    guard let root = set.problem.root else {
      var free = set.problem
      free.budget = .infinity
      guard let chosen = free.root?.chosen else { throw .infeasible }
      throw .required(cost: free.cost(chosen), budget: set.problem.budget)
    }
    (set.problem.required, set.problem.barred) = (root.chosen, set.problem.barred)
    return set.problem
  }

  private mutating func add(_ constraint: PlanConstraint) throws(OptimizationError) {
    for name in constraint.controls where model.controls[name] == nil {
      throw .unknownControl(name, hint: NearestName.hint(name, among: model.controls.keys))
    }
    switch constraint {
    case .requires(let first, let second):
      guard let index = places[first], !kept.contains(second) else { return }
      if let other = places[second] {
        problem.rules.append(.requires(index, other))
      } else {
        bar(index)
      }
    case .excludes(let first, let second):
      let indices = [places[first], places[second]]
      if let a = indices[0], let b = indices[1] {
        problem.rules.append(.excludes(a, b))
      } else if kept.contains(first), let b = indices[1] {
        bar(b)
      } else if kept.contains(second), let a = indices[0] {
        bar(a)
      }
    case .mustInclude(let name): try include(name)
    case .atMost(let limit, let names):
      let present = Set(names).intersection(kept).count
      let group = Set(names).compactMap { places[$0] }.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
      problem.rules.append(.atMost(max(limit - present, 0), group))
    }
  }

  private mutating func include(_ name: String) throws(OptimizationError) {
    if kept.contains(name) { return }
    guard let index = places[name] else {
      throw .notOpen(name, model.controls[name]?.status ?? .retired)
    }
    problem.required |= 1 << UInt64(index)
  }

  private mutating func bar(_ index: Int) { problem.barred |= 1 << UInt64(index) }
}
