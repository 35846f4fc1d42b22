// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The choice among controls by any objective.
struct PlanSolver: Sendable {
  private enum Kind: Sendable {
    case additive(PlanProblem)
    case tail(TailProblem)
  }

  /// The most nodes that a search by a tail measure visits: each costs a few passes over the years.
  static let tailLimit = 4_000_000

  /// Costs, rules and budget; with tables where the objective is a sum over threats.
  let rules: PlanProblem
  private let kind: Kind

  /// Makes a solver for a sum over threats.
  init(_ problem: PlanProblem) {
    rules = problem
    kind = .additive(problem)
  }

  /// Makes a solver for a tail measure.
  init(_ problem: TailProblem) {
    rules = problem.rules
    kind = .tail(problem)
  }

  /// The problem with its tables, where the objective is a sum over threats.
  var additive: PlanProblem? {
    if case .additive(let problem) = kind { problem } else { nil }
  }

  /// The problem with its years, where the objective is a tail measure.
  var tail: TailProblem? {
    if case .tail(let problem) = kind { problem } else { nil }
  }

  /// The measure of what a plan leaves.
  func residual(_ plan: UInt64) -> Double {
    switch kind {
    case .additive(let problem): problem.residual(plan)
    case .tail(let problem): problem.residual(plan)
    }
  }

  /// The objective of a plan.
  func value(_ plan: UInt64) -> Double {
    rules.costs.indices.reduce(residual(plan)) {
      plan >> UInt64($1) & 1 == 1 ? $0 + rules.price($1) : $0
    }
  }

  /// Finds the best plans; `nil` if no plan keeps the rules.
  ///
  /// - Parameters:
  ///   - budget: Another budget than that of the rules.
  ///   - costWeight: Another weight of costs than that of the rules.
  ///   - count: How many plans are found.
  ///   - limit: How many nodes are visited at most.
  ///   - warm: The split of a problem with the same tables' controls.
  ///   - known: A plan that is likely to be good, for tail measures.
  /// - Returns: The plans with their bound.
  func solve(
    budget: Double? = nil, costWeight: Double? = nil, count: Int = 1, limit: Int = 2_000_000,
    warm: CostSplitting? = nil, known: UInt64? = nil
  ) -> PlanSearch.Outcome? {
    switch kind {
    case .additive(var problem):
      problem.budget = budget ?? problem.budget
      problem.costWeight = costWeight ?? problem.costWeight
      return PlanSearch.run(
        problem, count: count, limit: limit, rounds: warm == nil ? 300 : 100, warm: warm)
    case .tail(var problem):
      problem.rules.budget = budget ?? problem.rules.budget
      problem.rules.costWeight = costWeight ?? problem.rules.costWeight
      return TailSearch.run(problem, count: count, limit: min(limit, Self.tailLimit), known: known)
    }
  }
}
