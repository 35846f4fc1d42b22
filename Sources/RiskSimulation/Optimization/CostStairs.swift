// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The plans seen so far that none cheaper dominates, in steps of cost.
struct CostStairs {
  private let problem: PlanProblem
  private let width: Double
  private var steps: [[(plan: UInt64, cost: Double, residual: Double)]]
  /// For each step the least residual of all lower steps.
  private var least: [Double]

  /// Makes stairs up to the problem's budget.
  init(_ problem: PlanProblem, count: Int) {
    self.problem = problem
    let top = min(problem.budget, problem.costs.reduce(0, +))
    width = max(top, .leastNormalMagnitude) / Double(count - 1)
    steps = Array(repeating: [], count: count)
    least = Array(repeating: .infinity, count: count)
  }

  /// Keeps a plan if it keeps the rules and is not dominated so far.
  mutating func offer(_ plan: UInt64, cost: Double, residual: Double) {
    guard cost <= problem.budget * (1 + 1e-12) else { return }
    let step = min(max(Int(cost / width), 0), steps.count - 1)
    // Sums along the way carry rounding; what is as good as equal is decided at the end.
    let margin = residual * (1 - 1e-9)
    guard margin < least[step],
      !steps[step].contains(where: { $0.cost < cost && $0.residual < margin }),
      problem.allows(plan)
    else { return }
    steps[step].removeAll { cost < $0.cost && residual < $0.residual * (1 - 1e-9) }
    steps[step].append((plan, cost, residual))
    var higher = step + 1
    while higher < least.count, residual < least[higher] {
      least[higher] = residual
      higher += 1
    }
  }

  /// The plans that no other one dominates, the cheapest first; of equal ones that with the lower index.
  var front: [UInt64] {
    let plans = steps.joined().map { seen in
      (plan: seen.plan, cost: problem.cost(seen.plan), residual: problem.residual(seen.plan))
    }
    var front: [UInt64] = []
    var best = Double.infinity
    for seen in plans.sorted(by: {
      ($0.cost, $0.residual, $0.plan) < ($1.cost, $1.residual, $1.plan)
    })
    where seen.residual < best - 1e-12 * abs(best == .infinity ? 0 : best) {
      front.append(seen.plan)
      best = seen.residual
    }
    return front
  }
}
