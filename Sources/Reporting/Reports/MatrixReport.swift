// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The risk matrix with the threats in their cells.
public struct MatrixReport {
  private let result: SimulationResult
  private let matrix: RiskMatrix

  /// Makes the report of a result; `nil` if its model has no matrix.
  public init?(_ result: SimulationResult) {
    guard let matrix = result.matrix else { return nil }
    self.result = result
    self.matrix = matrix
  }

  /// The report for a terminal: the grid with ranks of threats in its cells, and a legend.
  ///
  /// - Parameter style: What the terminal can show.
  /// - Returns: The grid, the legend and the settings.
  public func text(_ style: TerminalStyle) -> String {
    let heading = style.coloured(ReportHeading.title(result), .bold)
    let grid = MatrixGrid(matrix, result.threats, style).text
    return heading + "\n\n" + grid + "\n" + legend.text(style) + "\n"
      + ReportHeading.settings(result).joined(separator: "\n") + "\n"
  }

  /// The report as Markdown.
  public var markdown: String {
    let rows = matrix.likelihood.levels.indices.reversed().map { row in
      Table.Row(
        [matrix.likelihood.levels[row].name]
          + matrix.impact.levels.indices.map { "\(riskWord(row, $0)): \(names(row, $0))" })
    }
    let grid = Table(
      headings: ["Likelihood \\ Impact"] + matrix.impact.levels.map(\.name),
      alignments: Array(repeating: .leading, count: matrix.impact.levels.count + 1), rows: rows)
    return "## \(Table.markdownText(ReportHeading.title(result)))\n\n" + grid.markdown + "\n"
      + legend.markdown
  }

  /// The share of each threat's parameter draws in each cell, in full precision.
  public var csv: String {
    var rows: [Table.Row] = []
    for threat in result.threats {
      for (row, likelihood) in matrix.likelihood.levels.enumerated() {
        for (column, impact) in matrix.impact.levels.enumerated() {
          let share = threat.matrix?.shares[row][column] ?? 0
          guard share > 0 else { continue }
          rows.append(
            Table.Row([
              threat.name, likelihood.name, impact.name, riskWord(row, column), share.description,
            ]))
        }
      }
    }
    return Table(
      headings: ["threat", "likelihood", "impact", "risk", "share"],
      alignments: [.leading, .leading, .leading, .leading, .trailing], rows: rows
    ).csv
  }

  private var legend: Table {
    let isKnown = result.threats.contains { $0.matrix?.interval != nil }
    let columns: [TableColumn<ThreatResult>] = [
      TableColumn("#") { String($0.rank) }, TableColumn("Threat", .leading) { $0.title },
      TableColumn("Risk", .leading) { [matrix] in
        $0.matrix.map { matrix.risks[$0.risk] } ?? ""
      },
      TableColumn("Cell", .leading) { [matrix] in Self.cell($0.matrix, matrix) },
      TableColumn("Share") { NumberFormat.share($0.matrix?.share ?? 0) },
    ]
    let interval = TableColumn<ThreatResult>("95%") { Self.interval($0.matrix) }
    let others = TableColumn<ThreatResult>("Other cells", .leading) { [matrix] in
      Self.others($0.matrix, matrix)
    }
    return Table(columns + (isKnown ? [interval] : []) + [others], result.threats)
  }

  private func riskWord(_ row: Int, _ column: Int) -> String {
    matrix.risks[matrix.risk(likelihood: row, impact: column)]
  }

  private func names(_ row: Int, _ column: Int) -> String {
    result.threats.filter { $0.matrix?.likelihood == row && $0.matrix?.impact == column }
      .map(\.name).joined(separator: ", ")
  }

  private static func interval(_ placement: MatrixPlacement?) -> String {
    placement?.interval.map {
      NumberFormat.percentInterval($0.lowerBound, $0.upperBound) + "%"
    } ?? ""
  }

  private static func cell(_ placement: MatrixPlacement?, _ matrix: RiskMatrix) -> String {
    guard let placement else { return "" }
    return name(placement.likelihood, placement.impact, matrix)
  }

  private static func name(_ row: Int, _ column: Int, _ matrix: RiskMatrix) -> String {
    "\(matrix.likelihood.levels[row].name)/\(matrix.impact.levels[column].name)"
  }

  /// The other cells that a twentieth of the draws or more fall into, the fullest first.
  private static func others(_ placement: MatrixPlacement?, _ matrix: RiskMatrix) -> String {
    guard let placement else { return "" }
    var cells: [(name: String, share: Double)] = []
    for (row, shares) in placement.shares.enumerated() {
      for (column, share) in shares.enumerated() where share >= 0.05 {
        if row == placement.likelihood && column == placement.impact { continue }
        cells.append((name(row, column, matrix), share))
      }
    }
    return cells.sorted { $0.share > $1.share }
      .map { "\($0.name) \(NumberFormat.share($0.share))" }.joined(separator: ", ")
  }
}
