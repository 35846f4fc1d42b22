// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The report of a simulation: the table of ranked threats and what has to be said with it.
public struct SimulationReport {
  private let result: SimulationResult

  /// Makes the report of a result.
  public init(_ result: SimulationResult) {
    self.result = result
  }

  /// The report for a terminal.
  ///
  /// - Parameter style: What the terminal can show.
  /// - Returns: The table, the settings and the assumptions.
  public func text(_ style: TerminalStyle) -> String {
    let heading = style.coloured(ReportHeading.title(result), .bold)
    return heading + "\n\n" + table(width: style.width).text(style) + "\n"
      + YearLossLine.text(result.portfolio.annualLoss, style) + "\n"
      + ReportHeading.settings(result).joined(separator: "\n") + "\n"
  }

  /// The report as Markdown.
  public var markdown: String {
    "## \(Table.markdownText(ReportHeading.title(result)))\n\n" + table(width: .max).markdown + "\n"
      + ReportHeading.settings(result).map { "- \(Table.markdownText($0))\n" }.joined()
  }

  /// The figures of all threats and the portfolio in full precision.
  public var csv: String {
    var table = Table(Self.dataColumns(result), result.threats)
    table.rows.append(Table.Row(portfolioData))
    return table.csv
  }

  /// The result that is reported.
  var simulation: SimulationResult { result }

  /// The result of the portfolio.
  var portfolioResult: PortfolioResult { result.portfolio }

  private func table(width: Int) -> Table {
    let columns = width >= 110 ? wideColumns : narrowColumns
    var table = Table(columns.map(\.column), result.threats)
    table.rows.append(Table.Row(columns.map(\.total), kind: .total))
    return table
  }

  private typealias Column = (column: TableColumn<ThreatResult>, total: String)

  private var narrowColumns: [Column] {
    let portfolio = result.portfolio
    return [
      (TableColumn("#") { String($0.rank) }, ""),
      (TableColumn("Threat", .leading) { $0.title }, "Portfolio"),
      (TableColumn("", .leading) { $0.stride.letter }, ""),
      (TableColumn("Vulnerability") { NumberFormat.percent($0.vulnerability.mean) }, ""),
      (TableColumn("Events/yr") { NumberFormat.short($0.lossEventsPerYear.mean) }, events),
      (
        TableColumn("ALE") { NumberFormat.short($0.ale.mean) },
        NumberFormat.short(portfolio.ale.mean)
      ),
      (
        TableColumn("P95") { NumberFormat.short($0.annualLoss.p95) },
        NumberFormat.short(portfolio.annualLoss.p95)
      ),
      (riskColumn, ""),
    ]
  }

  private var wideColumns: [Column] {
    let portfolio = result.portfolio
    return [
      (TableColumn("#") { String($0.rank) }, ""),
      (TableColumn("Threat", .leading) { $0.title }, "Portfolio"),
      (TableColumn("", .leading) { $0.stride.letter }, ""),
      (TableColumn("Vulnerability 90%") { Self.vulnerability($0.vulnerability) }, ""),
      (TableColumn("Events/yr") { NumberFormat.short($0.lossEventsPerYear.mean) }, events),
      (TableColumn("ALE ± s.e.") { Self.loss($0.ale) }, Self.loss(portfolio.ale)),
      (
        TableColumn("P95") { NumberFormat.short($0.annualLoss.p95) },
        NumberFormat.short(portfolio.annualLoss.p95)
      ),
      (
        TableColumn("P99") { NumberFormat.short($0.annualLoss.p99) },
        NumberFormat.short(portfolio.annualLoss.p99)
      ),
      (TableColumn("Cheapest") { Self.cheapest($0.cheapestAttack) }, ""),
      (riskColumn, ""),
    ]
  }

  private var riskColumn: TableColumn<ThreatResult> {
    let count = result.matrix?.risks.count ?? 0
    return TableColumn(
      "Risk", .leading, colour: { $0.matrix.map { .ofRisk($0.risk, of: count) } },
      { [result] in Self.risk($0, result) })
  }

  private var events: String {
    NumberFormat.short(result.threats.reduce(0) { $0 + $1.lossEventsPerYear.mean })
  }

  private static func vulnerability(_ summary: Summary) -> String {
    let interval = NumberFormat.percentInterval(summary.p05, summary.p95)
    return "\(NumberFormat.percent(summary.mean)) (\(interval))"
  }

  private static func loss(_ loss: ExpectedLoss) -> String {
    "\(NumberFormat.short(loss.mean)) ± \(NumberFormat.short(loss.standardError))"
  }

  private static func cheapest(_ attack: CheapestAttack?) -> String {
    attack.map { NumberFormat.short($0.cost.p50) } ?? "none"
  }

  private static func risk(_ threat: ThreatResult, _ result: SimulationResult) -> String {
    guard let placement = threat.matrix, let matrix = result.matrix else { return "" }
    return "\(matrix.risks[placement.risk]) \(NumberFormat.share(placement.share))"
  }
}
