// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Branch and bound over sets of controls, depth first, keeping the best few plans.
struct PlanSearch {
  /// What a search found.
  struct Outcome {
    /// The best plans, the best first.
    var plans: [UInt64]
    /// No plan's objective is lower, but for rounding.
    var bound: Double
    /// Whether the search ended by itself.
    var isComplete: Bool
    /// How costs were split, to begin a similar search with.
    var splitting: CostSplitting?
  }

  private let problem: PlanProblem
  private var best: BestPlans

  private init(_ problem: PlanProblem, count: Int) {
    self.problem = problem
    best = BestPlans(count: count)
  }

  /// Finds the best plans; `nil` if no plan keeps the rules; visits at most `limit` nodes.
  ///
  /// - Parameters:
  ///   - problem: The tables, costs and rules.
  ///   - count: How many plans are kept.
  ///   - limit: How many nodes are visited at most, once a plan is known.
  ///   - rounds: How often the bound is improved before the search.
  ///   - warm: The split of a problem with the same tables' controls.
  /// - Returns: The plans with their bound.
  static func run(
    _ problem: PlanProblem, count: Int = 1, limit: Int = 5_000_000, rounds: Int = 300,
    warm: CostSplitting? = nil
  ) -> Outcome? {
    var search = PlanSearch(problem, count: count)
    return search.run(limit, rounds, warm)
  }

  private mutating func run(_ limit: Int, _ rounds: Int, _ warm: CostSplitting?) -> Outcome? {
    guard let root = problem.root else { return nil }
    let target = problem.value(problem.greedy(root, problem.value))
    let splitting = CostSplitting(problem, root: root, target: target, rounds: rounds, warm: warm)
    var stack = [(decision: root, bound: splitting.bound(root))]
    var visited = 0
    while let node = stack.popLast() {
      guard !best.excludes(node.bound.value) else { continue }
      visited += 1
      if !best.plans.isEmpty && (visited > limit || (visited % 256 == 0 && Task.isCancelled)) {
        let open = stack.reduce(node.bound.value) { min($0, $1.bound.value) }
        return outcome(splitting, bound: min(open, best.least ?? open), isComplete: false)
      }
      guard let (control, isWanted) = splitting.branching(node.bound, node.decision) else {
        best.insert(node.decision.chosen, value: problem.value(node.decision.chosen))
        continue
      }
      for isChosen in [!isWanted, isWanted] {
        var next = node.decision
        if isChosen { next.chosen |= 1 << UInt64(control) }
        if !isChosen { next.refused |= 1 << UInt64(control) }
        guard let closed = problem.closure(next) else { continue }
        let bound = splitting.bound(closed)
        if !best.excludes(bound.value) { stack.append((closed, bound)) }
      }
    }
    return outcome(splitting, bound: best.least ?? 0, isComplete: true)
  }

  private func outcome(
    _ splitting: CostSplitting, bound: Double, isComplete: Bool
  ) -> Outcome? {
    guard !best.plans.isEmpty else { return nil }
    return Outcome(plans: best.plans, bound: bound, isComplete: isComplete, splitting: splitting)
  }
}
