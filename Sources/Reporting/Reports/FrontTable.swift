// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// The table of a front of attacks.
enum FrontTable {
  /// A row a point, a column a quantity.
  static func table(_ front: GoalFront, _ currency: String) -> Table {
    var columns: [TableColumn<GoalFront.Point>] = []
    for (place, quantity) in front.quantities.enumerated() {
      columns.append(
        TableColumn(heading(quantity, currency)) { text($0.values[place], quantity) })
    }
    columns.append(
      TableColumn(heading(front.kind), .leading) { point in
        point.steps.isEmpty ? "(nothing)" : point.steps.joined(separator: ", ")
      })
    return Table(columns, front.points)
  }

  private static func heading(_ kind: GoalFront.Kind) -> String {
    switch kind {
    case .sets: "Front: steps tried"
    case .minimalAttacks: "Front: minimal attacks"
    case .damagingSets: "Front: steps done"
    }
  }

  private static func heading(_ quantity: FrontQuantity, _ currency: String) -> String {
    switch quantity {
    case .cost: currency.isEmpty ? "Cost" : "Cost (\(currency))"
    case .damage: currency.isEmpty ? "Damage" : "Damage (\(currency))"
    case .probability: "Probability"
    case .time: "Time (h)"
    case .detection: "Detection"
    }
  }

  private static func text(_ value: Double, _ quantity: FrontQuantity) -> String {
    switch quantity {
    case .probability, .detection: NumberFormat.probability(value)
    case .cost, .time, .damage: NumberFormat.short(value)
    }
  }
}
