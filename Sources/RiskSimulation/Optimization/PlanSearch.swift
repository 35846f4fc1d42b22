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
  }

  private let problem: PlanProblem
  private let count: Int
  private var kept: [(plan: UInt64, value: Double)] = []

  private init(_ problem: PlanProblem, count: Int) {
    self.problem = problem
    self.count = count
  }

  /// Finds the best plans; `nil` if no plan keeps the rules; visits at most `limit` nodes.
  static func run(_ problem: PlanProblem, count: Int = 1, limit: Int = 5_000_000) -> Outcome? {
    var search = PlanSearch(problem, count: count)
    return search.run(limit)
  }

  private mutating func run(_ limit: Int) -> Outcome? {
    guard let root = problem.closure(.init(chosen: problem.required)) else { return nil }
    let target = problem.value(greedy(root))
    let splitting = CostSplitting(problem, root: root, target: target)
    var stack = [(decision: root, bound: splitting.bound(root).value)]
    var visited = 0
    while let node = stack.popLast() {
      guard !isHopeless(node.bound) else { continue }
      visited += 1
      if !kept.isEmpty && (visited > limit || (visited % 256 == 0 && Task.isCancelled)) {
        let open = stack.reduce(node.bound) { min($0, $1.bound) }
        return outcome(bound: min(open, kept.first?.value ?? open), isComplete: false)
      }
      let bound = splitting.bound(node.decision)
      guard let (control, isWanted) = splitting.branching(bound, node.decision) else {
        keep(node.decision.chosen)
        continue
      }
      for isChosen in [!isWanted, isWanted] {
        var next = node.decision
        if isChosen { next.chosen |= 1 << UInt64(control) }
        if !isChosen { next.refused |= 1 << UInt64(control) }
        guard let closed = problem.closure(next) else { continue }
        let value = splitting.bound(closed).value
        if !isHopeless(value) { stack.append((closed, value)) }
      }
    }
    return outcome(bound: kept.first?.value ?? 0, isComplete: true)
  }

  private func outcome(bound: Double, isComplete: Bool) -> Outcome? {
    guard !kept.isEmpty else { return nil }
    return Outcome(plans: kept.map(\.plan), bound: bound, isComplete: isComplete)
  }

  /// Whether no plan under a bound can be among the best; bounds carry rounding of about 1e-13.
  private func isHopeless(_ bound: Double) -> Bool {
    guard kept.count == count, let worst = kept.last?.value else { return false }
    return bound >= worst - 1e-12 * abs(worst)
  }

  private mutating func keep(_ plan: UInt64) {
    let value = problem.value(plan)
    let place = kept.firstIndex { (value, plan) < ($0.value, $0.plan) } ?? kept.count
    kept.insert((plan, value), at: place)
    if kept.count > count { kept.removeLast() }
  }

  private func greedy(_ root: PlanProblem.Decision) -> UInt64 {
    var decision = root
    var value = problem.value(decision.chosen)
    while true {
      var best: (decision: PlanProblem.Decision, value: Double)?
      for index in problem.costs.indices
      where (decision.chosen | decision.refused) >> UInt64(index) & 1 == 0 {
        var next = decision
        next.chosen |= 1 << UInt64(index)
        guard let closed = problem.closure(next) else { continue }
        let candidate = problem.value(closed.chosen)
        if candidate < best?.value ?? value { best = (closed, candidate) }
      }
      guard let best else { return decision.chosen }
      (decision, value) = best
    }
  }
}
