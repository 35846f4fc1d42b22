// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The choice of a set of controls by a tail measure of simulated years.
struct TailProblem: Sendable {
  /// Costs, rules and budget; without tables.
  var rules: PlanProblem
  /// The measure.
  let measure: TailMeasure
  /// The number of simulated years.
  let trials: Int
  /// The simulated years of each threat, without those that are in the tail of no plan.
  let years: [YearTable]
  /// For each threat losses below its own that fall with every control.
  let envelopes: [YearTable]

  /// Makes a problem of all simulated years.
  ///
  /// Years whose loss under any plan lies below the value at risk of the lower envelope with everything chosen lie
  /// below that of every plan: leaving them out changes no plan's measure.
  ///
  /// O(subsets x years).
  init(rules: PlanProblem, measure: TailMeasure, years: [YearTable]) {
    self.rules = rules
    self.measure = measure
    trials = years.first?.trials ?? 0
    let envelopes = years.map(\.envelope)
    var greatest = Array(repeating: 0.0, count: trials)
    for table in years {
      for (trial, loss) in table.greatest.enumerated() { greatest[trial] += loss }
    }
    let least = TailMeasure.valueAtRisk.value(
      Self.losses(rules.everything, envelopes, trials: trials))
    // Sums in another order differ in the last bits.
    let selected = greatest.indices.filter { greatest[$0] >= least * (1 - 1e-9) }
    self.years = years.map { $0.selecting(selected) }
    self.envelopes = envelopes.map { $0.selecting(selected) }
  }

  /// The measure of a plan's losses.
  ///
  /// O(threats x years).
  func residual(_ plan: UInt64) -> Double { measure.value(losses(plan, years), of: trials) }

  /// The objective of a plan.
  func value(_ plan: UInt64) -> Double { residual(plan) + price(plan) }

  /// What the chosen controls add to the objective.
  func price(_ plan: UInt64) -> Double {
    rules.costs.indices.reduce(0) { plan >> UInt64($1) & 1 == 1 ? $0 + rules.price($1) : $0 }
  }

  /// A bound that holds for every plan that agrees with a decision: the tail measures rise with every
  /// year's loss, and no year of such a plan is below the envelope of all that may still be chosen.
  func bound(_ decision: PlanProblem.Decision) -> Double {
    measure.value(envelope(decision), of: trials) + price(decision.chosen)
  }

  /// By year, no plan that agrees with a decision has a lower loss.
  func envelope(_ decision: PlanProblem.Decision) -> [Double] {
    losses(rules.everything & ~decision.refused, envelopes)
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
    Self.losses(plan, tables, trials: tables.first?.trials ?? 0)
  }

  private static func losses(_ plan: UInt64, _ tables: [YearTable], trials: Int) -> [Double] {
    var sum = Array(repeating: 0.0, count: trials)
    for table in tables { table.add(table.subset(of: plan), to: &sum) }
    return sum
  }
}
