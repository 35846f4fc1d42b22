// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// What we do about it: the third question of a Markdown report.
struct MarkdownPlans {
  let report: RiskReport

  /// The section.
  var text: String {
    let comparison = report.comparison.map {
      "\n### Plans compared\n\n" + MarkdownParts.body(of: ComparisonReport($0).markdown)
    }
    let optimum = report.optimization.map {
      "\n### What money buys\n\n" + MarkdownParts.body(of: OptimizationReport($0).markdown)
    }
    return "## 3. What do we do about it?\n\n### Controls\n\n" + controls.markdown
      + (comparison ?? "") + (optimum ?? "") + "\n### Risk register\n\n"
      + MarkdownParts.body(of: RegisterReport(report.register).markdown)
  }

  private var controls: Table {
    Table(
      [
        .text("Control") { $0.control.label }, .text("Status") { $0.control.status.rawValue },
        .text("In the scenario") { $0.isActive ? "yes" : "no" },
        TableColumn("Cost a year") { $0.cost.map { NumberFormat.short($0) } ?? "" },
        TableColumn("Threats") { String($0.threats.count) }, .text("Owner") { $0.control.owner },
        .text("Source") { $0.control.source },
        .text("Confidence") { $0.control.confidence?.rawValue },
      ] as [TableColumn<ReportedControl>], report.controls)
  }
}
