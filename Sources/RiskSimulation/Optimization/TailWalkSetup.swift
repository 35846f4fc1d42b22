// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What walks over the plans of one problem share.
struct TailWalkSetup: Sendable {
  /// The problem.
  let problem: TailProblem
  /// The controls in the order in which they are decided.
  let order: [Int]
  /// A split of costs whose bound holds for the tail mean.
  let splitting: CostSplitting?
  /// Years and weights whose weighted sum of losses bounds the tail mean.
  let weights: [(year: Int, weight: Double)]
  /// What is decided of all plans.
  let root: PlanProblem.Decision

  /// Prepares walks from a decision.
  init(
    _ problem: TailProblem, _ root: PlanProblem.Decision, splitting: CostSplitting? = nil,
    density: [Double] = []
  ) {
    self.problem = problem
    self.root = root
    self.splitting = splitting
    let count = Double(max(density.count, 1))
    weights = density.enumerated().filter { $0.element > 0 }.map { ($0.offset, $0.element / count) }
    let now = problem.bound(root)
    let scores = problem.rules.costs.indices.map { control -> Double in
      var refused = root
      refused.refused |= 1 << UInt64(control)
      return min(problem.bound(refused) - now, max(problem.rules.price(control), 0))
    }
    order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
  }
}
