// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

extension ComparisonTables {
  /// The columns of the figures in full precision; money in the base's currency.
  static var dataColumns: [TableColumn<ComparedPlan>] {
    typealias Column = TableColumn<ComparedPlan>
    let risk: [Column] = [
      Column("plan", .leading) { $0.name }, Column("title", .leading) { $0.label },
      .number("ale") { $0.result.portfolio.ale.mean },
      .number("ale_standard_error") { $0.result.portfolio.ale.standardError },
      .number("var95") { $0.result.portfolio.annualLoss.p95 },
      .number("tvar95") { $0.result.portfolio.annualLoss.tvar95 },
      .number("probability_of_any_event") { $0.result.portfolio.probabilityOfAnyEvent },
      .number("control_cost") { $0.result.portfolio.controlCost.mean },
      .number("control_cost_p05") { $0.result.portfolio.controlCost.p05 },
      .number("control_cost_p95") { $0.result.portfolio.controlCost.p95 },
    ]
    let difference: [Column] = [
      .number("saving") { $0.difference.ale.mean },
      .number("saving_standard_error") { $0.difference.ale.standardError },
      .number("extra_cost") { $0.difference.extraCost },
      .number("net_benefit") { $0.difference.netBenefit.mean },
      .number("net_benefit_p05") { $0.difference.netBenefit.p05 },
      .number("net_benefit_p95") { $0.difference.netBenefit.p95 },
      .number("rosi") { $0.difference.rosi?.mean ?? .nan },
      .number("rosi_p05") { $0.difference.rosi?.p05 ?? .nan },
      .number("rosi_p95") { $0.difference.rosi?.p95 ?? .nan },
      .number("payback_years") { $0.difference.paybackYears ?? .nan },
    ]
    let sureness: [Column] = [
      .number("probability_better") { $0.difference.probabilityBetter },
      .number("probability_better_in_a_year") { $0.difference.probabilityBetterInAYear },
      .number("probability_best") { $0.probabilityBest },
      Column("first_order_dominance", .leading) { $0.difference.firstOrder.rawValue },
      Column("second_order_dominance", .leading) { $0.difference.secondOrder.rawValue },
      .number("variance_ratio") { $0.difference.varianceRatio ?? .nan },
    ]
    return risk + difference + sureness
  }
}
