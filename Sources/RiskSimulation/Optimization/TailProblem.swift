// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The choice of a set of controls by a tail measure of simulated years.
struct TailProblem: Sendable {
  /// Costs, rules and budget; without tables.
  var rules: PlanProblem
  /// The measure.
  let measure: TailMeasure
  /// The simulated years of each threat.
  let years: [YearTable]
  /// For each threat losses below its own that fall with every control.
  let envelopes: [YearTable]

  /// The measure of a plan's losses.
  ///
  /// O(threats x trials).
  func residual(_ plan: UInt64) -> Double { measure.value(losses(plan, years)) }

  /// The objective of a plan.
  func value(_ plan: UInt64) -> Double { residual(plan) + price(plan) }

  /// What the chosen controls add to the objective.
  func price(_ plan: UInt64) -> Double {
    rules.costs.indices.reduce(0) { plan >> UInt64($1) & 1 == 1 ? $0 + rules.price($1) : $0 }
  }

  /// A bound that holds for every plan that agrees with a decision: the tail measures rise with every
  /// year's loss, and no year of such a plan is below the envelope of all that may still be chosen.
  func bound(_ decision: PlanProblem.Decision) -> Double {
    measure.value(losses(rules.everything & ~decision.refused, envelopes)) + price(decision.chosen)
  }

  /// The additive problem under a density of years: for any density its optimum is a lower bound on that of
  /// the tail mean (Artzner and others, 1999: coherent measures are suprema of expectations).
  func additive(_ density: [Double]) -> PlanProblem {
    var problem = rules
    problem.tables = years.map { $0.weighted(by: density) }
    problem.addIdleTables()
    return problem
  }

  /// The sums over threats of a plan's losses, year by year.
  func losses(_ plan: UInt64, _ tables: [YearTable]) -> [Double] {
    var sum = Array(repeating: 0.0, count: tables.first?.trials ?? 0)
    for table in tables { table.add(table.subset(of: plan), times: 1, to: &sum) }
    return sum
  }
}
