// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// Which attacks an attacker who chooses takes before and after a plan.
enum DisplacementTable {
  private struct Row {
    var threat: ThreatDisplacement
    var isFirst: Bool
    var attack: String
    var before: Double
    var after: Double
  }

  /// A row for each threat and attack that changes by a per cent or more, what moves most first.
  static func table(
    _ displacements: [ThreatDisplacement], _ plan: ComparedPlan, _ base: ComparedPlan
  )
    -> Table
  {
    let moved = displacements.filter { $0.moved > 0 || $0.successBefore != $0.successAfter }
      .sorted { ($1.moved, $0.threat) < ($0.moved, $1.threat) }
    let columns: [TableColumn<Row>] = [
      TableColumn("Threat under \(plan.name)", .leading) { $0.isFirst ? $0.threat.title : "" },
      TableColumn("Success") { row in
        row.isFirst
          ? "\(NumberFormat.percent(row.threat.successBefore)) > "
            + NumberFormat.percent(row.threat.successAfter) : ""
      },
      TableColumn("Of all loss") { row in
        row.isFirst
          ? "\(share(of: row.threat.threat, base)) > \(share(of: row.threat.threat, plan))" : ""
      },
      TableColumn("Chosen") {
        "\(NumberFormat.share($0.before)) > \(NumberFormat.share($0.after))"
      },
      TableColumn("Attack", .leading) { $0.attack },
    ]
    return Table(columns, moved.flatMap(rows))
  }

  private static func rows(_ threat: ThreatDisplacement) -> [Row] {
    var rows = threat.attacks.filter { abs($0.after - $0.before) >= 0.01 }.prefix(4).map {
      Row(
        threat: threat, isFirst: false, attack: $0.steps.joined(separator: ", "),
        before: $0.before, after: $0.after)
    }
    if abs(threat.noneAfter - threat.noneBefore) >= 0.01 {
      rows.append(
        Row(
          threat: threat, isFirst: false, attack: "none is possible", before: threat.noneBefore,
          after: threat.noneAfter))
    }
    if rows.isEmpty, let likeliest = threat.attacks.max(by: { $0.before < $1.before }) {
      rows = [
        Row(
          threat: threat, isFirst: true, attack: likeliest.steps.joined(separator: ", "),
          before: likeliest.before, after: likeliest.after)
      ]
    }
    if !rows.isEmpty { rows[0].isFirst = true }
    return rows
  }

  private static func share(of threat: String, _ plan: ComparedPlan) -> String {
    let total = plan.result.portfolio.ale.mean
    guard let found = plan.result.threats.first(where: { $0.name == threat }), total > 0 else {
      return "0%"
    }
    return NumberFormat.share(found.ale.mean / total)
  }
}
