// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import OrderedCollections

/// The controls that may be chosen in a scenario, with the tables of what they do.
struct PlanChoice: Sendable {
  let candidates: [Control]
  let kept: [Control]
  /// Costs, rules and budget, without tables.
  let rules: PlanProblem
  let losses: [LossTabulation.Result]
  let draws: Int
  /// By single draw, the cost of each candidate.
  let prices: [[Double]]
  private let objective: PlanObjective
  private let threats: [Threat]
  private let tabulation: LossTabulation

  /// Tabulates a scenario; the rules are those of the model if no others are given.
  ///
  /// - Throws: ``OptimizationError`` or ``SimulationError``.
  init(
    _ model: Model, _ scenario: Scenario, _ options: PlanOptimizer.Options,
    rules constraints: [PlanConstraint]? = nil, progress: (Double) -> Void
  ) throws {
    try Self.check(options)
    let split = try PlanCandidates(model, scenario, options)
    let threats = model.threats.values.filter { scenario.includes($0) }
    guard !threats.isEmpty else { throw SimulationError.noThreats }
    let blocks = (options.draws + TrialBlock.size - 1) / TrialBlock.size
    let profile = try Self.profile(of: scenario, in: model)
    func tabulating(singles: Int) -> LossTabulation {
      LossTabulation(
        model: model, scenario: scenario, profile: profile, kept: split.kept,
        candidates: split.candidates, objective: options.objective, blocks: blocks,
        singles: singles)
    }
    let own = threats.map { tabulating(singles: 0).controls(on: $0) }
    let singles = try Self.singles(threats, own, split.candidates, options, blocks)
    let subsets = own.map { 1 << $0.count }
    let total = Double(subsets.reduce(0, +))
    var done = 0.0
    var losses: [LossTabulation.Result] = []
    for (threat, controls) in zip(threats, own) {
      try Task.checkCancellation()
      losses.append(try tabulating(singles: singles).tabulate(threat, over: controls))
      done += Double(1 << controls.count)
      progress(done / total)
    }
    candidates = split.candidates
    kept = split.kept
    objective = options.objective
    self.threats = threats
    tabulation = tabulating(singles: 0)
    draws = blocks * TrialBlock.size
    self.losses = losses
    let costs = ControlCosts(model, seed: scenario.seed)
    prices = try costs.draws(of: split.candidates, count: singles)
    rules = try PlanRuleSet(
      model, kept: split.kept, candidates: split.candidates,
      costs: split.candidates.map(costs.expected), budget: options.budget
    ).problem((constraints ?? PlanRuleSet.constraints(of: model)) + options.constraints)
  }

  /// The choice over the sample, or over the fresh draws; simulated years are only made for it.
  ///
  /// - Throws: ``OptimizationError/tooManyYears(subsets:draws:most:)`` or ``SimulationError``.
  func solver(isFresh: Bool) throws -> PlanSolver {
    var problem = rules
    problem.costWeight = objective.costWeight
    guard objective.isAdditive else {
      return PlanSolver(
        try TailProblem(
          rules: problem, measure: objective == .var95 ? .valueAtRisk : .tailValueAtRisk,
          ranges: losses.map { $0.ranges[isFresh ? 1 : 0] }
        ) { selections in
          try check(selections)
          return try selections.indices.map {
            try tabulation.years(
              of: threats[$0], over: losses[$0].sample.controls, isFresh: isFresh, selections[$0])
          }
        })
    }
    problem.tables = losses.map { isFresh ? $0.fresh : $0.sample }
    problem.addIdleTables()
    return PlanSolver(problem)
  }

  /// Refuses years that do not fit into memory.
  private func check(_ selections: [YearSelection]) throws(OptimizationError) {
    let subsets = losses.map(\.sample.losses.count)
    let years = zip(subsets, selections).reduce(0) { $0 + $1.0 * $1.1.trials.count }
    guard years <= PlanOptimizer.maximumYears else {
      throw .tooManyYears(
        subsets: subsets.reduce(0, +), draws: draws,
        most: Int(Double(draws) * Double(PlanOptimizer.maximumYears) / Double(years)))
    }
  }

  /// The choice of one draw, with its costs in the objective and expected costs in the budget.
  func single(_ draw: Int) -> PlanProblem {
    var problem = rules
    problem.costWeight = objective.costWeight
    problem.prices = prices[draw]
    problem.tables = losses.map { $0.single[draw] }
    problem.addIdleTables()
    return problem
  }

  /// The names of a plan's controls.
  func names(_ plan: UInt64) -> [String] {
    candidates.indices.filter { plan >> UInt64($0) & 1 == 1 }.map { candidates[$0].name }
  }

  /// A plan's figures.
  func figures(_ plan: UInt64, _ solver: PlanSolver) -> PlanFigures {
    let (cost, residual) = (rules.cost(plan), solver.residual(plan))
    return PlanFigures(
      controls: names(plan), cost: cost, residual: residual,
      total: objective == .success ? residual : cost + residual)
  }

  /// The controls that raise a threat's figure somewhere.
  var raising: [String] {
    let raising = Set(losses.flatMap(\.sample.raising))
    return candidates.indices.filter { raising.contains($0) }.map { candidates[$0].name }
  }

  private static func check(_ options: PlanOptimizer.Options) throws {
    guard !options.budget.isNaN, options.budget >= 0 else {
      throw OptimizationError.budget(options.budget)
    }
    guard (256...1_048_576).contains(options.draws) else {
      throw OptimizationError.draws(options.draws)
    }
  }

  private static func profile(
    of scenario: Scenario, in model: Model
  ) throws -> AttackerProfile? {
    guard let name = scenario.attacker else { return nil }
    guard let found = model.attackers[name] else { throw SimulationError.unknownAttacker(name) }
    return found
  }

  /// How many single draws fit into memory; refuses what does not fit at all.
  private static func singles(
    _ threats: [Threat], _ own: [[Int]], _ candidates: [Control], _ options: PlanOptimizer.Options,
    _ blocks: Int
  ) throws -> Int {
    for (threat, controls) in zip(threats, own)
    where controls.count > PlanOptimizer.maximumPerThreat {
      throw OptimizationError.tooManyControlsOn(
        threat: threat.name, controls: controls.map { candidates[$0].name })
    }
    guard options.objective.isAdditive else { return 0 }
    let subsets = own.reduce(0) { $0 + 1 << $1.count }
    let draws = blocks * TrialBlock.size
    return min(options.robustnessDraws, draws, max((1 << 23) / subsets, 1))
  }
}
