// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The best plans by tail measures, their front, and the next step in budget.
///
/// Good plans are sought first; then all others are looked at that bounds do not exclude (``TailWalk``). Two bounds
/// exclude: the measure of a lower envelope of the losses, which holds whether controls lower every loss or not; and,
/// for the tail mean, the Lagrangian bound of an expectation under a fixed density.
struct TailSearch {
  private let problem: TailProblem
  private let root: PlanProblem.Decision
  private var aim: BestAim
  private var splitting: CostSplitting?
  private var density: [Double] = []

  private init?(_ problem: TailProblem, count: Int) {
    guard let root = problem.rules.root else { return nil }
    self.problem = problem
    self.root = root
    aim = BestAim(best: BestPlans(count: count))
  }

  /// Finds the best plans; `nil` if no plan keeps the rules; visits at most `limit` nodes.
  ///
  /// `known` is a plan that is likely to be good.
  static func run(
    _ problem: TailProblem, count: Int = 1, limit: Int, known: UInt64? = nil
  ) -> PlanSearch.Outcome? {
    guard var search = TailSearch(problem, count: count) else { return nil }
    search.begin(known)
    let setup = TailWalkSetup(
      problem, search.root, splitting: search.splitting, density: search.density)
    let found = TailWalk.run(setup, search.aim, limit: limit)
    guard let least = found.aim.best.least else { return nil }
    return PlanSearch.Outcome(
      plans: found.aim.best.plans, bound: min(found.open, least),
      isComplete: found.open == .infinity)
  }

  /// The plans that no other one dominates; `nil` if there are more to look at than `limit`.
  static func front(_ problem: TailProblem, limit: Int) -> [UInt64]? {
    guard let root = problem.rules.root else { return nil }
    var density: [Double] = []
    if case .tailValueAtRisk = problem.measure {
      density = TailMeasure.density(problem.envelope(root), of: problem.trials)
    }
    var aim = FrontAim()
    for plan in problem.rules.greedySteps(root, problem.residual) {
      aim.take(
        plan, residual: problem.residual(plan), cost: problem.rules.cost(plan),
        price: problem.price(plan))
    }
    let setup = TailWalkSetup(problem, root, density: density)
    let found = TailWalk.run(setup, aim, limit: limit)
    return found.open == .infinity ? found.aim.plans : nil
  }

  /// The cheapest plan with an objective below a target, of those a walk of at most `limit` nodes sees.
  static func nextStep(_ problem: TailProblem, below target: Double, limit: Int) -> UInt64? {
    guard let root = problem.rules.root else { return nil }
    let setup = TailWalkSetup(problem, root)
    return TailWalk.run(setup, NextStepAim(below: target), limit: limit).aim.found?.plan
  }

  /// Finds good plans, and for the tail mean a density whose bound is good.
  private mutating func begin(_ known: UInt64?) {
    improve(problem.rules.greedy(root) { problem.value($0) })
    if let known { improve(known) }
    guard case .tailValueAtRisk = problem.measure, let first = aim.best.plans.first else { return }
    density = TailMeasure.density(problem.losses(first, problem.years), of: problem.trials)
    var mixed = density
    var greatest = -Double.infinity
    for round in 1...8 {
      guard let found = PlanSearch.run(problem.additive(mixed), limit: 2_000) else { return }
      if found.bound > greatest {
        greatest = found.bound
        splitting = found.splitting
      }
      take(found.plans[0])
      let next = TailMeasure.density(
        problem.losses(found.plans[0], problem.years), of: problem.trials)
      let step = 1 / Double(round + 1)
      for year in mixed.indices { mixed[year] += step * (next[year] - mixed[year]) }
    }
    // The envelopes lie below the years, and the same density bounds both.
    density = mixed
  }

  /// Changes two controls at a time for as long as that helps.
  private mutating func improve(_ plan: UInt64) {
    guard problem.rules.allows(plan) else { return }
    var best = (plan: plan, value: take(plan))
    var isImproved = true
    while isImproved {
      isImproved = false
      let from = best.plan
      for first in problem.rules.costs.indices {
        for second in first..<problem.rules.costs.count {
          let other = from ^ (1 << UInt64(first)) ^ (first == second ? 0 : 1 << UInt64(second))
          guard problem.rules.allows(other) else { continue }
          let value = take(other)
          if value < best.value {
            best = (other, value)
            isImproved = true
          }
        }
      }
    }
  }

  @discardableResult
  private mutating func take(_ plan: UInt64) -> Double {
    let (residual, price) = (problem.residual(plan), problem.price(plan))
    aim.take(plan, residual: residual, cost: problem.rules.cost(plan), price: price)
    return residual + price
  }
}
