// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// The table of controls that bear on a goal.
enum ControlTable {
  /// A row a control.
  static func table(_ controls: [ControlImportance]) -> Table {
    let columns: [TableColumn<ControlImportance>] = [
      TableColumn("Control", .leading) { $0.control },
      TableColumn("In plan", .leading) { $0.isActive ? "yes" : "no" },
      TableColumn("P without") { NumberFormat.probability($0.without) },
      TableColumn("P with") { NumberFormat.probability($0.with) },
      TableColumn("Birnbaum") { NumberFormat.short($0.birnbaum) },
      TableColumn("RAW") { NumberFormat.short($0.riskAchievementWorth) },
      TableColumn("RRW") { NumberFormat.short($0.riskReductionWorth) },
    ]
    return Table(columns, controls)
  }
}
