// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The best plans by tail measures, their front, and the next step in budget.
///
/// Good plans are sought first; then all others are looked at that bounds do not exclude (``TailWalk``). Two bounds
/// exclude: the measure of a lower envelope of the losses, which holds whether controls lower every loss or not; and,
/// for the tail mean, the Lagrangian bound of an expectation under a fixed density.
struct TailSearch {
  /// How dense the fronts are that are sought one after the other, the last of them whole: what is found in little time
  /// spares the next walk most of what it would have to look at.
  private static let tolerances = [0.1, 0.01, 0]
  /// How many nodes are visited at most for plans to begin a front with.
  private static let seedLimit = 200_000

  private let problem: TailProblem
  private let root: PlanProblem.Decision
  private var aim: BestAim
  private var splitting: CostSplitting?
  private var density: [Double] = []

  private init?(_ problem: TailProblem, count: Int) {
    guard let root = problem.rules.root else { return nil }
    self.problem = problem
    self.root = root
    aim = BestAim(count: count)
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
    guard let least = found.best.least else { return nil }
    return PlanSearch.Outcome(
      plans: found.best.plans, bound: min(found.open, least),
      isComplete: found.open == .infinity)
  }

  /// The plans that no other one dominates; if there are more to look at than `limit`, plans among which there is for
  /// each cost one that leaves at most `1 + epsilon` times the least residual.
  static func front(
    _ problem: TailProblem, limit: Int
  ) -> (plans: [UInt64], epsilon: Double) {
    guard let root = problem.rules.root else { return ([], 0) }
    var density: [Double] = []
    if case .tailValueAtRisk = problem.measure {
      density = TailMeasure.density(
        problem.envelope(root).map(Double.init), of: problem.trials)
    }
    var aim = FrontAim(tolerance: .infinity)
    for plan in seeds(problem, root) {
      aim.take(
        plan, residual: problem.residual(plan), cost: problem.rules.cost(plan),
        price: problem.price(plan))
    }
    let setup = TailWalkSetup(problem, root, density: density)
    var epsilon = Double.infinity
    for tolerance in tolerances where aim.isComplete {
      aim = TailWalk.run(setup, FrontAim(tolerance: tolerance, from: aim), limit: limit)
      epsilon = min(epsilon, aim.epsilon)
    }
    return (aim.plans, epsilon)
  }

  /// Plans that are likely to be near the front: those on the way of greed, and the front of the mean losses over the
  /// worst years of the first and the last of these.
  private static func seeds(_ problem: TailProblem, _ root: PlanProblem.Decision) -> [UInt64] {
    let steps = problem.rules.greedySteps(root, problem.residual)
    let densities = [steps.first, steps.last].compactMap(\.self).map {
      TailMeasure.density(problem.losses($0), of: problem.trials)
    }
    guard let first = densities.first, let last = densities.last else { return [] }
    let mean = zip(first, last).map { ($0 + $1) / 2 }
    return steps + FrontWalk.front(problem.additive(mean), limit: seedLimit).plans
  }

  /// The cheapest plan with an objective below a target, of those a walk of at most `limit` nodes sees.
  static func nextStep(_ problem: TailProblem, below target: Double, limit: Int) -> UInt64? {
    guard let root = problem.rules.root else { return nil }
    let setup = TailWalkSetup(problem, root)
    return TailWalk.run(setup, NextStepAim(below: target), limit: limit).found?.plan
  }

  /// Finds good plans, and for the tail mean a density whose bound is good.
  private mutating func begin(_ known: UInt64?) {
    improve(problem.rules.greedy(root) { problem.value($0) })
    if let known { improve(known) }
    guard case .tailValueAtRisk = problem.measure, let first = aim.best.plans.first else { return }
    density = TailMeasure.density(problem.losses(first), of: problem.trials)
    var mixed = density
    var greatest = -Double.infinity
    for round in 1...8 {
      guard let found = PlanSearch.run(problem.additive(mixed), limit: 2_000) else { return }
      if found.bound > greatest {
        greatest = found.bound
        splitting = found.splitting
      }
      take(found.plans[0])
      let next = TailMeasure.density(problem.losses(found.plans[0]), of: problem.trials)
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
