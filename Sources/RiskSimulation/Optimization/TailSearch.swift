// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Branch and bound for tail measures.
///
/// Two bounds prune: the measure of a lower envelope of the losses, which holds whether controls lower every
/// loss or not; and, for the tail mean, the Lagrangian bound of an expectation under a fixed density.
struct TailSearch {
  private let problem: TailProblem
  private var best: BestPlans
  private var splitting: CostSplitting?

  private init(_ problem: TailProblem, count: Int) {
    self.problem = problem
    best = BestPlans(count: count)
  }

  /// Finds the best plans; `nil` if no plan keeps the rules; visits at most `limit` nodes.
  static func run(_ problem: TailProblem, count: Int = 1, limit: Int) -> PlanSearch.Outcome? {
    var search = TailSearch(problem, count: count)
    return search.run(limit)
  }

  private mutating func run(_ limit: Int) -> PlanSearch.Outcome? {
    guard let root = problem.rules.root else { return nil }
    begin(root)
    var stack = [(decision: root, bound: bound(root))]
    var visited = 0
    while let node = stack.popLast() {
      guard !best.excludes(node.bound) else { continue }
      visited += 1
      if !best.plans.isEmpty && (visited > limit || Task.isCancelled) {
        let open = stack.reduce(node.bound) { min($0, $1.bound) }
        return outcome(bound: min(open, best.least ?? open), isComplete: false)
      }
      guard let reduced = reduce(node.decision) else { continue }
      guard let control = branching(reduced) else {
        best.insert(reduced.chosen, value: problem.value(reduced.chosen))
        continue
      }
      stack += children(of: reduced, control).filter { !best.excludes($0.bound) }
    }
    return outcome(bound: best.least ?? 0, isComplete: true)
  }

  /// Both sides of a control, the better bound last.
  private func children(
    of decision: PlanProblem.Decision, _ control: Int
  ) -> [(decision: PlanProblem.Decision, bound: Double)] {
    [true, false].compactMap { isChosen in
      var next = decision
      if isChosen {
        next.chosen |= 1 << UInt64(control)
      } else {
        next.refused |= 1 << UInt64(control)
      }
      return problem.rules.closure(next).map { (decision: $0, bound: bound($0)) }
    }.sorted { $0.bound > $1.bound }
  }

  private func outcome(bound: Double, isComplete: Bool) -> PlanSearch.Outcome? {
    guard !best.plans.isEmpty else { return nil }
    return PlanSearch.Outcome(plans: best.plans, bound: bound, isComplete: isComplete)
  }

  /// Finds a good plan, and for the tail mean a density whose bound is good.
  private mutating func begin(_ root: PlanProblem.Decision) {
    let first = problem.rules.greedy(root) { problem.value($0) }
    if problem.rules.allows(first) { best.insert(first, value: problem.value(first)) }
    guard case .tailValueAtRisk = problem.measure else { return }
    var density = TailMeasure.density(problem.losses(first, problem.years))
    var greatest = -Double.infinity
    for round in 1...8 {
      let additive = problem.additive(density)
      guard let found = PlanSearch.run(additive, limit: 2_000) else { return }
      if found.bound > greatest {
        greatest = found.bound
        splitting = found.splitting
      }
      let plan = found.plans[0]
      best.insert(plan, value: problem.value(plan))
      let next = TailMeasure.density(problem.losses(plan, problem.years))
      let step = 1 / Double(round + 1)
      for trial in density.indices { density[trial] += step * (next[trial] - density[trial]) }
    }
  }

  private func bound(_ decision: PlanProblem.Decision) -> Double {
    max(problem.bound(decision), splitting?.bound(decision).value ?? -.infinity)
  }

  /// Decides what the bounds decide; `nil` if no plan is left that could be among the best.
  private func reduce(_ decision: PlanProblem.Decision) -> PlanProblem.Decision? {
    guard best.threshold.isFinite else { return decision }
    var decision = decision
    for control in open(decision) {
      var (chosen, refused) = (decision, decision)
      chosen.chosen |= 1 << UInt64(control)
      refused.refused |= 1 << UInt64(control)
      let isHopeless = [chosen, refused].map { side in
        problem.rules.closure(side).map { best.excludes(bound($0)) } ?? true
      }
      if isHopeless[0] && isHopeless[1] { return nil }
      guard isHopeless[0] || isHopeless[1] else { continue }
      guard let closed = problem.rules.closure(isHopeless[0] ? refused : chosen) else { return nil }
      decision = closed
    }
    return decision
  }

  private func open(_ decision: PlanProblem.Decision) -> [Int] {
    problem.rules.costs.indices.filter {
      (decision.chosen | decision.refused) >> UInt64($0) & 1 == 0
    }
  }

  /// The undecided control whose loss when refused and cost when chosen are both great; `nil` if all are
  /// decided.
  private func branching(_ decision: PlanProblem.Decision) -> Int? {
    var best: (control: Int, score: Double)?
    let now = problem.bound(decision)
    for control in open(decision) {
      var refused = decision
      refused.refused |= 1 << UInt64(control)
      let score = min(problem.bound(refused) - now, problem.rules.price(control))
      if score > best?.score ?? -1 { best = (control, score) }
    }
    return best?.control
  }
}
