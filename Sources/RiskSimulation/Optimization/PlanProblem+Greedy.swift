// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension PlanProblem {
  /// A plan that adds what helps most, one control after the other, and then drops what no longer pays: a
  /// good plan to begin a search with.
  ///
  /// O(controls squared) values.
  func greedy(_ root: Decision, _ value: (UInt64) -> Double) -> UInt64 {
    greedySteps(root, value).last ?? root.chosen
  }

  /// The plans on the way to the greedy one, each keeping the rules.
  func greedySteps(_ root: Decision, _ value: (UInt64) -> Double) -> [UInt64] {
    var steps = [root.chosen]
    var best = value(root.chosen)
    while let (plan, least) = improvement(of: steps[steps.count - 1], best, root, value) {
      steps.append(plan)
      best = least
    }
    return steps.filter(allows)
  }

  /// The best plan that differs from an allowed plan in one control and what it needs.
  private func improvement(
    of plan: UInt64, _ least: Double, _ root: Decision, _ value: (UInt64) -> Double
  ) -> (UInt64, Double)? {
    var best: (UInt64, Double)?
    for index in costs.indices where (root.chosen | root.refused) >> UInt64(index) & 1 == 0 {
      let flipped = plan ^ (1 << UInt64(index))
      guard let candidate = completed(flipped) else { continue }
      let candidateValue = value(candidate)
      if candidateValue < best?.1 ?? (least - 1e-12 * abs(least)) {
        best = (candidate, candidateValue)
      }
    }
    return best
  }

  /// A plan with what it needs; `nil` if it breaks a rule or the budget.
  private func completed(_ plan: UInt64) -> UInt64? {
    guard let closed = closure(Decision(chosen: plan, refused: barred)),
      allows(closed.chosen)
    else { return nil }
    return closed.chosen
  }
}
