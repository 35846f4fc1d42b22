// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The tables and lines of a comparison.
enum ComparisonTables {
  private typealias Column = TableColumn<ComparedPlan>

  /// A row a plan, for wide terminals and documents.
  static func plans(_ result: ComparisonResult) -> Table {
    let columns: [Column] = [
      Column("Plan", .leading) { $0.label },
      Column("ALE") { NumberFormat.short($0.result.portfolio.ale.mean) },
      Column("VaR95") { NumberFormat.short($0.result.portfolio.annualLoss.p95) },
      Column("TVaR95") { NumberFormat.short($0.result.portfolio.annualLoss.tvar95) },
      Column("Cost") { NumberFormat.short($0.result.portfolio.controlCost.mean) },
      Column("Saves ± s.e.") { isBase($0, result) ? "" : saving($0.difference.ale) },
      Column("Net (90%)") { isBase($0, result) ? "" : interval($0.difference.netBenefit) },
      Column("Better") {
        isBase($0, result) ? "" : NumberFormat.share($0.difference.probabilityBetter)
      },
      Column("Best") { NumberFormat.share($0.probabilityBest) },
    ]
    return Table(columns, result.plans)
  }

  /// A row a plan, for 80 columns.
  static func narrowPlans(_ result: ComparisonResult) -> Table {
    let columns: [Column] = [
      Column("Plan", .leading) { $0.label },
      Column("ALE") { NumberFormat.short($0.result.portfolio.ale.mean) },
      Column("VaR95") { NumberFormat.short($0.result.portfolio.annualLoss.p95) },
      Column("Cost") { NumberFormat.short($0.result.portfolio.controlCost.mean) },
      Column("Saves") {
        isBase($0, result) ? "" : NumberFormat.short($0.difference.ale.mean)
      },
      Column("Net") {
        isBase($0, result) ? "" : NumberFormat.short($0.difference.netBenefit.mean)
      },
      Column("Better") {
        isBase($0, result) ? "" : NumberFormat.share($0.difference.probabilityBetter)
      },
      Column("Best") { NumberFormat.share($0.probabilityBest) },
    ]
    return Table(columns, result.plans)
  }

  /// A row a threat: its figures in the base, and what each plan saves with the rank and risk it leaves; those first
  /// that any plan moves most.
  static func threats(_ result: ComparisonResult, limit: Int) -> Table {
    let others = Array(result.plans.dropFirst())
    let byName = others.map { plan in
      Dictionary(uniqueKeysWithValues: plan.difference.threats.map { ($0.name, $0) })
    }
    let moved = result.base.result.threats.map { threat in
      (threat, byName.compactMap { $0[threat.name].map { abs($0.ale.mean) } }.max() ?? 0)
    }.sorted { $0.1 > $1.1 }.prefix(limit).map(\.0)
    var columns: [TableColumn<ThreatResult>] = [
      TableColumn("Threat", .leading) { $0.title },
      TableColumn("ALE now") { NumberFormat.short($0.ale.mean) },
      TableColumn("Risk now", .leading) { place($0, result.base.result) },
    ]
    for (index, plan) in others.enumerated() {
      columns.append(
        TableColumn(plan.name, .leading) { threat in
          byName[index][threat.name].map { change($0, plan.result) } ?? ""
        })
    }
    return Table(columns, moved)
  }

  /// A row a plan, the base too: its controls, what they cost, and what remains in the matrix.
  static func costs(_ result: ComparisonResult) -> Table {
    let columns: [Column] = [
      Column("Plan", .leading) { $0.name },
      Column("Controls") {
        isBase($0, result) ? "\($0.result.activeControls.count)" : controls($0.difference)
      },
      Column("Cost a year (90%)") { interval($0.result.portfolio.controlCost) },
      Column("P(any event)") { NumberFormat.percent($0.result.portfolio.probabilityOfAnyEvent) },
      Column("Risks left", .leading) { matrixWords($0.result) ?? "" },
    ]
    return Table(columns, result.plans)
  }

  /// A row a plan: return, payback and dominance.
  static func returns(_ result: ComparisonResult) -> Table {
    let others = Array(result.plans.dropFirst())
    let columns: [Column] = [
      Column("Plan", .leading) { $0.name },
      Column("ROSI (90%)") { interval($0.difference.rosi) },
      Column("Payback") { payback($0.difference) },
      Column("Better years") { NumberFormat.share($0.difference.probabilityBetterInAYear) },
      Column("Dominance", .leading) { dominance($0.difference) },
      Column("Var. ratio") { $0.difference.varianceRatio.map { NumberFormat.short($0) } ?? "-" },
    ]
    return Table(columns, others)
  }

  /// The controls that a plan adds and drops, in one line.
  static func changes(_ plan: ComparedPlan) -> String {
    let difference = plan.difference
    var parts: [String] = []
    if !difference.added.isEmpty {
      parts.append("adds " + difference.added.joined(separator: ", "))
    }
    if !difference.dropped.isEmpty {
      parts.append("drops " + difference.dropped.joined(separator: ", "))
    }
    return "\(plan.name) "
      + (parts.isEmpty ? "has the same controls" : parts.joined(separator: "; "))
  }

  private static func isBase(_ plan: ComparedPlan, _ result: ComparisonResult) -> Bool {
    plan.name == result.base.name
  }

  private static func saving(_ difference: PairedDifference) -> String {
    "\(NumberFormat.short(difference.mean)) ± \(NumberFormat.short(difference.standardError))"
  }

  private static func interval(_ summary: Summary?) -> String {
    guard let summary else { return "-" }
    let (lower, upper) = (NumberFormat.short(summary.p05), NumberFormat.short(summary.p95))
    return "\(NumberFormat.short(summary.mean)) (\(lower) to \(upper))"
  }

  private static func place(_ threat: ThreatResult, _ result: SimulationResult) -> String {
    "#\(threat.rank)" + (risk(threat, result).map { " \($0)" } ?? "")
  }

  private static func change(_ difference: ThreatDifference, _ result: SimulationResult) -> String {
    let saving = NumberFormat.short(difference.ale.mean)
    return difference.ale.mean == 0
      ? "0, #\(difference.after.rank)" : "\(saving), \(place(difference.after, result))"
  }

  private static func risk(_ threat: ThreatResult, _ result: SimulationResult) -> String? {
    guard let placement = threat.matrix, let matrix = result.matrix else { return nil }
    return matrix.risks[placement.risk]
  }

  /// How many threats each risk word has, the gravest first.
  private static func matrixWords(_ result: SimulationResult) -> String? {
    guard let matrix = result.matrix else { return nil }
    let words = matrix.risks.indices.reversed().compactMap { word -> String? in
      let count = result.threats.count { $0.matrix?.risk == word }
      return count == 0 ? nil : "\(count) \(matrix.risks[word])"
    }
    return words.joined(separator: ", ")
  }

  private static func controls(_ difference: PlanDifference) -> String {
    let dropped = difference.dropped.isEmpty ? "" : " -\(difference.dropped.count)"
    return "+\(difference.added.count)\(dropped)"
  }

  private static func payback(_ difference: PlanDifference) -> String {
    difference.paybackYears.map { "\(NumberFormat.short($0 * 12)) mo" } ?? "-"
  }

  private static func dominance(_ difference: PlanDifference) -> String {
    switch (difference.firstOrder, difference.secondOrder) {
    case (.plan, _): "plan, 1st order"
    case (_, .plan): "plan, 2nd order"
    case (.base, _): "base, 1st order"
    case (_, .base): "base, 2nd order"
    case (.equal, _): "equal"
    case (.neither, _): "neither"
    }
  }
}
