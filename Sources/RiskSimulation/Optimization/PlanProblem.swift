// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The choice of a set of controls: `sum of f_t(chosen) + weight * cost(chosen)` is to be least.
struct PlanProblem: Sendable {
  /// A rule over control indices.
  enum Rule: Sendable {
    case requires(Int, Int)
    case excludes(Int, Int)
    case atMost(Int, UInt64)
  }

  /// What is decided of the controls.
  struct Decision: Sendable {
    /// The controls that are chosen.
    var chosen: UInt64 = 0
    /// The controls that are not.
    var refused: UInt64 = 0
  }

  /// The loss tables; each control is in at least one.
  var tables: [LossTable]
  /// The cost of each control.
  var costs: [Double]
  /// What one unit of cost counts in the objective.
  var costWeight: Double
  /// The cost of each control in the objective, where it is another than in the budget.
  var prices: [Double]?
  /// The most that the plan may cost.
  var budget: Double
  /// The rules.
  var rules: [Rule]
  /// The controls that must be chosen.
  var required: UInt64
  /// The controls that must not be chosen.
  var barred: UInt64 = 0

  /// All controls.
  var everything: UInt64 { costs.count == 64 ? .max : (1 << UInt64(costs.count)) - 1 }

  /// What a plan costs.
  func cost(_ chosen: UInt64) -> Double {
    costs.indices.reduce(0) { chosen >> UInt64($1) & 1 == 1 ? $0 + costs[$1] : $0 }
  }

  /// The loss that a plan leaves.
  func residual(_ chosen: UInt64) -> Double {
    tables.reduce(0) { $0 + $1.losses[$1.subset(of: chosen)] }
  }

  /// The objective of a plan.
  func value(_ chosen: UInt64) -> Double {
    costs.indices.reduce(residual(chosen)) { chosen >> UInt64($1) & 1 == 1 ? $0 + price($1) : $0 }
  }

  /// What a control adds to the objective beside what it does to losses.
  func price(_ control: Int) -> Double { costWeight * (prices ?? costs)[control] }

  /// What holds of every plan; `nil` if no plan keeps the rules.
  var root: Decision? { closure(Decision(chosen: required, refused: barred)) }

  /// Whether a plan keeps the rules and the budget.
  func allows(_ plan: UInt64) -> Bool {
    let decision = Decision(chosen: plan, refused: everything & ~plan)
    guard plan & required == required && plan & barred == 0,
      let closed = closure(decision)
    else { return false }
    return closed.chosen == plan
  }

  /// What follows from a decision by rules and budget; `nil` if no plan agrees with it.
  func closure(_ decision: Decision) -> Decision? {
    var result = decision
    while true {
      guard result.chosen & result.refused == 0 else { return nil }
      let left = budget * (1 + 1e-12) - cost(result.chosen)
      guard left >= 0 else { return nil }
      var next = result
      for index in costs.indices where result.chosen >> UInt64(index) & 1 == 0 {
        if costs[index] > left { next.refused |= 1 << UInt64(index) }
      }
      for rule in rules { apply(rule, result, &next) }
      if next.chosen == result.chosen && next.refused == result.refused { return result }
      result = next
    }
  }

  /// What follows from deciding on one more control; `nil` if no plan agrees.
  func deciding(_ control: Int, _ isChosen: Bool, _ decision: Decision) -> Decision? {
    var next = decision
    if isChosen {
      next.chosen |= 1 << UInt64(control)
    } else {
      next.refused |= 1 << UInt64(control)
    }
    return closure(next)
  }

  private func apply(_ rule: Rule, _ now: Decision, _ next: inout Decision) {
    func has(_ set: UInt64, _ index: Int) -> Bool { set >> UInt64(index) & 1 == 1 }
    switch rule {
    case .requires(let first, let second):
      if has(now.chosen, first) { next.chosen |= 1 << UInt64(second) }
      if has(now.refused, second) { next.refused |= 1 << UInt64(first) }
    case .excludes(let first, let second):
      if has(now.chosen, first) { next.refused |= 1 << UInt64(second) }
      if has(now.chosen, second) { next.refused |= 1 << UInt64(first) }
    case .atMost(let limit, let group):
      let count = (now.chosen & group).nonzeroBitCount
      if count == limit { next.refused |= group & ~now.chosen }
      if count > limit { next.refused |= group }
    }
  }
}
