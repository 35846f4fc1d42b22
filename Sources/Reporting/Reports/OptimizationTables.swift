// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// The tables of an optimization.
struct OptimizationTables {
  private let result: OptimizationResult

  /// Makes the tables of a result.
  init(_ result: OptimizationResult) {
    self.result = result
  }

  /// The best plans.
  var plans: Table {
    Table(figures("Best plans"), result.plans)
  }

  /// The front, with what each step saves for a unit of cost; thinned to a number of rows.
  func front(limit: Int) -> Table {
    let rows = Self.thinned(result.front, limit)
    let slopes = rows.indices.map { index -> String in
      guard index > 0 else { return "" }
      let (before, here) = (rows[index - 1], rows[index])
      return NumberFormat.short((before.residual - here.residual) / (here.cost - before.cost))
    }
    let indexed = Array(rows.enumerated())
    let shown =
      rows.count < result.front.count ? "Front (\(rows.count) of \(result.front.count))" : "Front"
    return Table(
      [
        TableColumn("Cost") { NumberFormat.short($0.element.cost) },
        TableColumn("Residual") { NumberFormat.short($0.element.residual) },
        TableColumn("Saves/cost") { slopes[$0.offset] },
        TableColumn(shown, .leading) { $0.element.controls.joined(separator: ", ") },
      ], indexed)
  }

  /// What each control is worth, those of the best plan first.
  var controls: Table {
    let shares = Dictionary(
      uniqueKeysWithValues: result.robustness.map { ($0.control, $0.share) })
    let hasShares = result.regret != nil
    let rows = result.values.filter(\.isChosen) + result.values.filter { !$0.isChosen }
    return Table(
      [
        TableColumn("Control", .leading) { $0.control },
        TableColumn("Chosen", .leading) { $0.isChosen ? "yes" : "" },
        TableColumn("Cost") { NumberFormat.short($0.cost) },
        TableColumn("Worth alone") { NumberFormat.short($0.alone) },
        TableColumn("Worth in plan") { NumberFormat.short($0.inOptimum) },
        TableColumn("Robust") {
          hasShares ? NumberFormat.share(shares[$0.control] ?? 0) : "-"
        },
      ], rows)
  }

  /// The best plans and the front in full precision.
  var data: Table {
    let rows =
      result.plans.enumerated().map { ("plan", $0.offset + 1, $0.element) }
      + result.front.enumerated().map { ("front", $0.offset + 1, $0.element) }
    return Table(
      [
        TableColumn("list", .leading) { $0.0 }, TableColumn("place") { String($0.1) },
        .number("cost") { $0.2.cost }, .number("residual") { $0.2.residual },
        .number("total") { $0.2.total },
        TableColumn("controls", .leading) { $0.2.controls.joined(separator: " ") },
      ], rows)
  }

  private func figures(_ heading: String) -> [TableColumn<PlanFigures>] {
    [
      TableColumn("Cost") { NumberFormat.short($0.cost) },
      TableColumn("Residual") { NumberFormat.short($0.residual) },
      TableColumn("Total") { NumberFormat.short($0.total) },
      TableColumn(heading, .leading) { $0.controls.joined(separator: ", ") },
    ]
  }

  /// At most so many plans, evenly over their costs, the first and the last among them.
  private static func thinned(_ front: [PlanFigures], _ limit: Int) -> [PlanFigures] {
    guard front.count > limit, limit > 1, let first = front.first, let last = front.last else {
      return front
    }
    var kept: [PlanFigures] = []
    for plan in front {
      let next = first.cost + (last.cost - first.cost) * Double(kept.count) / Double(limit - 1)
      if plan.cost >= next && kept.count < limit - 1 { kept.append(plan) }
    }
    if kept.last != last { kept.append(last) }
    return kept
  }
}
