// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The report of a sweep: a curve, or a grid over two numbers.
public struct SweepReport {
  private let result: SweepResult

  /// Makes the report of a result.
  public init(_ result: SweepResult) {
    self.result = result
  }

  /// The report for a terminal.
  ///
  /// - Parameter style: What the terminal can show.
  /// - Returns: A table with a line for each point, or a grid.
  public func text(_ style: TerminalStyle) -> String {
    let curve = Sparkline.text(result.points.map(\.value), style)
    let line = result.axes.count == 1 && !curve.isEmpty ? "  \(curve)" : ""
    return style.coloured(heading, .bold) + line + "\n\n" + table.text(style) + "\n"
      + notes.joined(separator: "\n") + "\n"
  }

  /// The report as Markdown.
  public var markdown: String {
    "## \(Table.markdownText(heading))\n\n" + table.markdown + "\n"
      + notes.map { "- \(Table.markdownText($0))\n" }.joined()
  }

  /// All points in full precision, a line for each.
  public var csv: String {
    let names = result.axes.enumerated().map { index, axis in
      TableColumn<Int>.number(axis.name) { [result] in result.coordinates(of: $0)[index] }
    }
    let figures: [TableColumn<Int>] = [
      number("value", \.value), number("standard_error", \.standardError),
      number("change", \.change), number("change_standard_error", \.changeStandardError),
    ]
    return Table(names + figures, Array(result.points.indices)).csv
  }

  private func number(_ name: String, _ key: KeyPath<SweepEstimate, Double>) -> TableColumn<Int> {
    .number(name) { [result] in result.points[$0][keyPath: key] }
  }

  private var heading: String {
    let about = result.threat.map { " of \($0)" } ?? ""
    let over = result.axes.map(\.name).joined(separator: " and ")
    let unit = result.measure.isProbability ? "" : " (\(result.currency) a year)"
    return "\(result.scenario.name): \(result.measure.rawValue)\(about) over \(over)\(unit)"
  }

  private var table: Table { result.axes.count == 2 ? grid : curve }

  private var curve: Table {
    let columns: [TableColumn<Int>] = [
      TableColumn(result.axes[0].name) { [result] in
        Self.label(result.coordinates(of: $0)[0])
      },
      TableColumn(result.measure.rawValue) { format(result.points[$0].value) },
      TableColumn("± 95%") { format(result.points[$0].margin) },
      TableColumn("Change") { format(result.points[$0].change) },
      TableColumn("± 95% paired") { format(result.points[$0].changeMargin) },
      TableColumn("", .leading) { bar(result.points[$0].value) },
    ]
    return Table(columns, Array(result.points.indices))
  }

  private var grid: Table {
    let (rows, columns) = (result.axes[0], result.axes[1])
    let width = columns.values.count
    return Table(
      headings: ["\(rows.name) \\ \(columns.name)"] + columns.values.map(Self.label),
      alignments: Array(repeating: .trailing, count: width + 1),
      rows: rows.values.indices.map { row in
        Table.Row(
          [Self.label(rows.values[row])]
            + (0..<width).map { format(result.points[row * width + $0].value) })
      })
  }

  private func format(_ value: Double) -> String {
    result.measure.isProbability ? NumberFormat.percent(value) : NumberFormat.short(value)
  }

  private static func label(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e6 ? String(Int(value)) : NumberFormat.short(value)
  }

  private func bar(_ value: Double) -> String {
    let greatest = result.points.map(\.value).max() ?? 0
    guard greatest > 0 else { return "" }
    return String(repeating: "#", count: Int((value / greatest * 24).rounded()))
  }

  private var notes: [String] {
    let margins = result.points.dropFirst().map(\.changeMargin)
    var lines: [String] = []
    if result.axes.count == 2 {
      let widest = format(result.points.map(\.margin).max() ?? 0)
      let paired = format(margins.max() ?? 0)
      lines.append("95% margins: up to \(widest), of changes since the first cell up to \(paired).")
    }
    lines.append(
      "Same random numbers at every point; changes are against the first, with paired margins.")
    lines += result.notes
    let run = "\(NumberFormat.grouped(result.trials)) trials a point, seed \(result.scenario.seed)"
    let stop = result.isComplete ? "" : " - stopped early"
    lines.append(
      "Run: \(run)\(stop). copse \(ProgramVersion.current), model \(result.modelDigest.prefix(12))."
    )
    return lines
  }
}
