// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// The best plan under a budget, with its certificate and what else comes close.
public struct OptimizationReport {
  private let result: OptimizationResult

  /// Makes the report of a result.
  public init(_ result: OptimizationResult) {
    self.result = result
  }

  /// The report for a terminal.
  ///
  /// - Parameter style: What the terminal can show.
  /// - Returns: The certificate and three tables.
  public func text(_ style: TerminalStyle) -> String {
    let parts = [plans, front, robustness].map { $0.text(style) }
    return certificate.joined(separator: "\n") + "\n\n" + parts.joined(separator: "\n")
  }

  /// The report as Markdown.
  public var markdown: String {
    certificate.map { "- \(Table.markdownText($0))\n" }.joined() + "\n"
      + [plans, front, robustness].map(\.markdown).joined(separator: "\n")
  }

  /// The best plans in full precision.
  public var csv: String {
    let columns: [TableColumn<PlanFigures>] = [
      .number("cost") { $0.cost }, .number("residual") { $0.residual },
      .number("total") { $0.total },
      TableColumn("controls", .leading) { $0.controls.joined(separator: " ") },
    ]
    return Table(columns, result.plans).csv
  }

  private var certificate: [String] {
    let best = result.best
    let proof = result.isComplete ? "proven" : "interrupted, not proven"
    let chosen = best.controls.isEmpty ? "nothing" : best.controls.joined(separator: ", ")
    let budget = NumberFormat.short(result.budget)
    let (residual, cost) = (NumberFormat.short(best.residual), NumberFormat.short(best.cost))
    let (total, bound) = (NumberFormat.short(best.total), NumberFormat.short(result.bound))
    let (gap, fresh) = (NumberFormat.short(result.gap), NumberFormat.short(result.freshGap))
    var lines = ["Best plan under \(budget) a year beside the scenario's own: \(chosen)"]
    lines.append("Residual loss \(residual) + cost \(cost) = \(total)")
    lines.append("Bound \(bound), gap \(gap) (\(proof) over these draws); on fresh draws \(fresh)")
    lines.append("\(result.draws) draws, seed \(result.seed), expected annual loss")
    if !result.notWeighed.isEmpty {
      let names = result.notWeighed.joined(separator: ", ")
      lines.append("Not weighed (transfer with deductible or limit): \(names)")
    }
    return lines
  }

  private var plans: Table { Self.table("Best plans", result.plans) }

  private var front: Table { Self.table("Front", result.front) }

  private var robustness: Table {
    let columns: [TableColumn<OptimizationResult.ControlShare>] = [
      TableColumn("Control", .leading) { $0.control },
      TableColumn("In best plan of a draw") { NumberFormat.share($0.share) },
    ]
    return Table(columns, result.robustness)
  }

  private static func table(_ heading: String, _ plans: [PlanFigures]) -> Table {
    let columns: [TableColumn<PlanFigures>] = [
      TableColumn("Cost") { NumberFormat.short($0.cost) },
      TableColumn("Residual") { NumberFormat.short($0.residual) },
      TableColumn("Total") { NumberFormat.short($0.total) },
      TableColumn(heading, .leading) { $0.controls.joined(separator: ", ") },
    ]
    return Table(columns, plans)
  }
}
