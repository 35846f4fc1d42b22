// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// What surrounds an optimum: what each control is worth, the next step in budget, and how robust the choice
/// is.
struct PlanAdvice: Sendable {
  let choice: PlanChoice
  let solver: PlanSolver
  let best: UInt64
  /// How costs were split in the search of the optimum.
  let splitting: CostSplitting?

  /// What each control is worth alone and in the optimum.
  ///
  /// O(controls) values.
  var values: [OptimizationResult.ControlValue] {
    let (nothing, optimum) = (solver.value(0), solver.value(best))
    return choice.candidates.indices.map { index in
      let bit = UInt64(1) << UInt64(index)
      let other = solver.value(best ^ bit)
      let isChosen = best & bit != 0
      return OptimizationResult.ControlValue(
        control: choice.candidates[index].name, cost: choice.rules.costs[index],
        isChosen: isChosen, alone: nothing - solver.value(bit),
        inOptimum: isChosen ? other - optimum : optimum - other)
    }
  }

  /// The cheapest plan beyond the budget that has a lower objective; `nil` if there is none.
  ///
  /// Of plans that a limited search leaves open one may be cheaper still.
  var nextStep: UInt64? {
    let least = solver.value(best)
    func better(than budget: Double) -> UInt64? {
      guard let plan = solver.solve(budget: budget, limit: 50_000, warm: splitting)?.plans.first,
        solver.value(plan) < least - 1e-9 * abs(least)
      else { return nil }
      return plan
    }
    guard solver.rules.budget.isFinite else { return nil }
    if var problem = solver.tail {
      problem.rules.budget = .infinity
      return TailSearch.nextStep(
        problem, below: least - 1e-9 * abs(least), limit: PlanSolver.tailLimit)
    }
    guard var next = better(than: .infinity) else { return nil }
    for _ in 0..<16 {
      let cost = solver.rules.cost(next)
      guard let cheaper = better(than: cost * (1 - 1e-9)), solver.rules.cost(cheaper) < cost else {
        return next
      }
      next = cheaper
    }
    return next
  }

  /// How often each control is in the best plan of a draw, and what the best plan loses against it.
  ///
  /// One search a draw.
  func robustness() -> (
    shares: [OptimizationResult.ControlShare], regret: OptimizationResult.Regret?
  ) {
    let found = ParallelMap.map(choice.prices.count) { bestPlan(ofDraw: $0) }
    var counts = choice.candidates.map { _ in 0 }
    var regrets: [Double] = []
    for case (let plan, let regret)? in found {
      for index in counts.indices where plan >> UInt64(index) & 1 == 1 { counts[index] += 1 }
      regrets.append(regret)
    }
    let shares = choice.candidates.indices.map { index in
      OptimizationResult.ControlShare(
        control: choice.candidates[index].name,
        share: Double(counts[index]) / Double(max(regrets.count, 1)))
    }
    guard !regrets.isEmpty else { return (shares, nil) }
    regrets.sort()
    return (
      shares,
      OptimizationResult.Regret(
        draws: regrets.count, mean: regrets.reduce(0, +) / Double(regrets.count),
        p95: regrets[(regrets.count * 95 + 99) / 100 - 1])
    )
  }

  /// The best plan of a draw, and how much worse the chosen plan is there.
  private func bestPlan(ofDraw draw: Int) -> (plan: UInt64, regret: Double)? {
    let problem = choice.single(draw)
    guard
      let plan = PlanSearch.run(
        problem, limit: 5_000, rounds: splitting == nil ? 300 : 40, warm: splitting)?.plans.first
    else { return nil }
    return (plan, max(problem.value(best) - problem.value(plan), 0))
  }
}
