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
  let envelopes: [YearEnvelope]
  /// What the envelopes are counted in.
  let unit: LossUnit

  /// Makes a problem of the trials that may be in the tail of a plan.
  ///
  /// Trials whose loss lies under any plan below the value at risk of the least losses lie below that of every plan:
  /// leaving them out changes no plan's measure. So their years need not be kept, nor those of a threat in trials in
  /// which it leaves no loss under any plan.
  ///
  /// - Parameters:
  ///   - rules: Costs, rules and budget.
  ///   - measure: The measure.
  ///   - ranges: The range of each threat's losses.
  ///   - years: Makes the threats' tables in the trials that each of them needs.
  /// - Complexity: O(trials x threats) beside the tables and their envelopes.
  init(
    rules: PlanProblem, measure: TailMeasure, ranges: [YearRange],
    years: ([YearSelection]) throws -> [YearTable]
  ) rethrows {
    self.rules = rules
    self.measure = measure
    let least = Self.sums(ranges.map(\.least))
    let greatest = Self.sums(ranges.map(\.greatest))
    trials = least.count
    let leastTail = TailMeasure.valueAtRisk.value(least)
    // Sums in another order differ in the last bits.
    let selected = greatest.indices.filter { greatest[$0] >= leastTail * (1 - 1e-9) }
    self.years = try years(ranges.map { YearSelection(selected, $0) })
    let unit = Self.unit(rules, measure, greatest, threats: ranges.count)
    self.unit = unit
    envelopes = ParallelMap.map(self.years.count) { [years = self.years] in
      YearEnvelope(years[$0], unit: unit)
    }
  }

  /// A unit that tells losses apart up to the greatest limit that a plan is compared with: for the value at risk that
  /// of the greatest losses and all prices, for the tail mean there is none.
  private static func unit(
    _ rules: PlanProblem, _ measure: TailMeasure, _ greatest: [Double], threats: Int
  ) -> LossUnit {
    let prices = rules.costs.indices.reduce(0) { $0 + abs(rules.price($1)) }
    let ceiling =
      switch measure {
      case .valueAtRisk: measure.value(greatest) + prices
      case .tailValueAtRisk: greatest.max() ?? 0
      }
    return LossUnit(greatest: greatest.max() ?? 0, ceiling: ceiling, threats: threats)
  }

  private static func sums(_ columns: [[Double]]) -> [Double] {
    var sums = columns.first ?? []
    for column in columns.dropFirst() {
      for trial in sums.indices { sums[trial] += column[trial] }
    }
    return sums
  }

  /// The measure of a plan's losses.
  ///
  /// O(threats x years).
  func residual(_ plan: UInt64) -> Double { measure.value(losses(plan), of: trials) }

  /// The objective of a plan.
  func value(_ plan: UInt64) -> Double { residual(plan) + price(plan) }

  /// What the chosen controls add to the objective.
  func price(_ plan: UInt64) -> Double {
    let prices = rules.prices ?? rules.costs
    return prices.indices.reduce(0) {
      plan >> UInt64($1) & 1 == 1 ? $0 + rules.costWeight * prices[$1] : $0
    }
  }

  /// A bound that holds for every plan that agrees with a decision: the tail measures rise with every
  /// year's loss, and no year of such a plan is below the envelope of all that may still be chosen.
  func bound(_ decision: PlanProblem.Decision) -> Double {
    unit.loss(measure.value(envelope(decision).map(Double.init), of: trials))
      + price(decision.chosen)
  }

  /// By year, no plan that agrees with a decision has a lower loss, in units.
  func envelope(_ decision: PlanProblem.Decision) -> [Int32] {
    let open = rules.everything & ~decision.refused
    var sum = Array(repeating: Int32(0), count: years.first?.count ?? 0)
    for envelope in envelopes { envelope.add(envelope.subset(of: open), to: &sum) }
    return sum
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
  func losses(_ plan: UInt64) -> [Double] {
    var sum = Array(repeating: 0.0, count: years.first?.count ?? 0)
    for table in years { table.add(table.subset(of: plan), to: &sum) }
    return sum
  }
}
