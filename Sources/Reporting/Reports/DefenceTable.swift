// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// The table of what money for defences buys.
enum DefenceTable {
  /// A row a point.
  static func table(_ front: GoalDefences, _ currency: String) -> Table {
    let money = currency.isEmpty ? "" : " (\(currency))"
    let columns: [TableColumn<GoalDefences.Point>] = [
      TableColumn("Defence cost" + money) { NumberFormat.short($0.cost) },
      TableColumn(front.measure == .cheapest ? "Cheapest attack" + money : "Likeliest attack") {
        value($0, front.measure)
      },
      TableColumn("Controls and defences", .leading) { point in
        let all = point.controls + point.defences
        return all.isEmpty ? "(none more)" : all.joined(separator: ", ")
      },
    ]
    return Table(columns, front.points)
  }

  private static func value(_ point: GoalDefences.Point, _ measure: GoalDefences.Measure) -> String
  {
    guard let value = point.attackValue else { return "blocked" }
    return measure == .cheapest ? NumberFormat.short(value) : NumberFormat.probability(value)
  }
}
