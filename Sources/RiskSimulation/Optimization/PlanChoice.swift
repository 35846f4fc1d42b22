// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import OrderedCollections

/// The controls that may be chosen in a scenario, with the tables of what they do.
struct PlanChoice {
  let candidates: [Control]
  let kept: [Control]
  let notWeighed: [String]
  let costs: [Double]
  let losses: [LossTabulation.Result]
  let draws: Int
  private let options: PlanOptimizer.Options

  /// Tabulates a scenario.
  init(
    _ model: Model, _ scenario: Scenario, _ options: PlanOptimizer.Options
  ) throws {
    guard options.budget.isFinite, options.budget >= 0 else {
      throw OptimizationError.budget(options.budget)
    }
    guard (256...1_048_576).contains(options.draws) else {
      throw OptimizationError.draws(options.draws)
    }
    let kept = model.controls.values.filter { scenario.plan.includes($0) }
    let open = model.controls.values.filter { control in
      options.statuses.contains(control.status) && !scenario.plan.includes(control)
        && !scenario.plan.dropped.contains(control.name)
    }
    let candidates = open.filter { !Self.hasLayer($0) }
    guard candidates.count <= PlanOptimizer.maximumControls else {
      throw OptimizationError.tooManyControls(candidates.count)
    }
    var profile: AttackerProfile?
    if let name = scenario.attacker {
      guard let found = model.attackers[name] else { throw SimulationError.unknownAttacker(name) }
      profile = found
    }
    let blocks = (options.draws + TrialBlock.size - 1) / TrialBlock.size
    let tabulation = LossTabulation(
      model: model, scenario: scenario, profile: profile, kept: kept, candidates: candidates,
      blocks: blocks, singles: min(options.robustnessDraws, TrialBlock.size))
    let threats = model.threats.values.filter { scenario.includes($0) }
    guard !threats.isEmpty else { throw SimulationError.noThreats }
    self.options = options
    self.kept = kept
    notWeighed = open.filter { Self.hasLayer($0) }.map(\.name)
    self.candidates = candidates
    draws = blocks * TrialBlock.size
    costs = candidates.map { control in
      control.cost.map {
        model.resolved($0, as: ParameterName.cost(control: control.name)).distribution.mean
      } ?? 0
    }
    losses = try threats.map { try tabulation.tabulate($0) }
  }

  /// The problem over some of the tables; controls that bear on nothing get a table of zeros.
  func problem(_ tables: [LossTable]) throws -> PlanProblem {
    let used = Set(tables.flatMap(\.controls))
    let idle = candidates.indices.filter { !used.contains($0) }
    var problem = PlanProblem(
      tables: tables + idle.map { LossTable(controls: [$0], losses: [0, 0]) }, costs: costs,
      costWeight: 1, budget: options.budget, rules: [], required: 0)
    for constraint in options.constraints { try add(constraint, to: &problem) }
    return problem
  }

  /// A plan's figures.
  func figures(_ plan: UInt64, _ problem: PlanProblem) -> PlanFigures {
    PlanFigures(
      controls: candidates.indices.filter { plan >> UInt64($0) & 1 == 1 }.map {
        candidates[$0].name
      }, cost: problem.cost(plan), residual: problem.residual(plan))
  }

  /// Whether a control transfers loss above a deductible or up to a limit, which has no closed form.
  private static func hasLayer(_ control: Control) -> Bool {
    control.effects.contains { effect in
      if case .transfer(let terms) = effect.change { !terms.isProportional } else { false }
    }
  }

  private func add(_ constraint: PlanConstraint, to problem: inout PlanProblem) throws {
    var indices: [Int] = []
    for name in constraint.controls {
      guard let index = candidates.firstIndex(where: { $0.name == name }) else {
        throw OptimizationError.unknownControl(name)
      }
      indices.append(index)
    }
    switch constraint {
    case .requires: problem.rules.append(.requires(indices[0], indices[1]))
    case .excludes: problem.rules.append(.excludes(indices[0], indices[1]))
    case .mustInclude: problem.required |= 1 << UInt64(indices[0])
    case .atMost(let limit, _):
      problem.rules.append(.atMost(limit, indices.reduce(0) { $0 | 1 << UInt64($1) }))
    }
  }
}
