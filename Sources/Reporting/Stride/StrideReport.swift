// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// A STRIDE matrix as tables: the matrix, the coverage of components, the gaps.
public struct StrideReport {
  private let matrix: StrideMatrix

  /// Makes the report of a matrix.
  public init(_ matrix: StrideMatrix) {
    self.matrix = matrix
  }

  /// The matrix for a terminal.
  ///
  /// - Parameter style: What the terminal can show.
  /// - Returns: The matrix, the coverage and a sentence on the gaps.
  public func text(_ style: TerminalStyle) -> String {
    style.coloured("\(matrix.title) - STRIDE matrix", .bold) + "\n\n"
      + lines(merged: true).text(style) + "\n"
      + style.coloured("Threats by component", .bold) + "\n\n" + coverage.text(style) + "\n"
      + notes.map { Table.printable($0) + "\n" }.joined()
  }

  /// The matrix as Markdown.
  public var markdown: String {
    "## \(Table.markdownText(matrix.title)) - STRIDE matrix\n\n" + lines(merged: false).markdown
      + "\n### Threats by component\n\n" + coverage.markdown + "\n"
      + notes.map { "- \(Table.markdownText($0))\n" }.joined()
  }

  /// All lines and gaps as data.
  public var csv: String {
    let columns: [TableColumn<StrideEntry>] = [
      .text("origin") { $0.origin.rawValue }, .text("component") { $0.component },
      .text("component_title") { $0.componentTitle },
      .text("stride") { $0.stride.map(\.rawValue).joined(separator: " ") },
      .text("threat") { $0.threat }, .text("threat_title") { $0.threatTitle },
      .text("controls") { $0.controls.joined(separator: " ") },
      .text("mitigation") { $0.mitigation }, .text("status") { $0.status },
    ]
    return Table(columns, matrix.entries + matrix.gaps).csv
  }

  /// The lines; a component is named once in a run of its lines if they are merged.
  private func lines(merged: Bool) -> Table {
    let columns: [TableColumn<StrideEntry>] = [
      .text("Component") { $0.componentTitle }, .text("STRIDE") { $0.letters },
      .text("Threat") { $0.threatTitle }, .text("Mitigation") { $0.mitigation },
      .text("Status") { $0.status },
    ]
    var table = Table(columns, matrix.entries)
    guard merged else { return table }
    for index in matrix.entries.indices.dropFirst().reversed() {
      let (above, own) = (matrix.entries[index - 1], matrix.entries[index])
      if above.origin == own.origin && above.componentTitle == own.componentTitle {
        table.rows[index].cells[0] = ""
      }
    }
    return table
  }

  private var coverage: Table {
    typealias Column = TableColumn<StrideMatrix.Coverage>
    let categories = STRIDE.allCases.map { category in
      Column(category.letter) { coverage in
        let count = coverage.threats[category]?.count ?? 0
        if count > 0 { return String(count) }
        return coverage.component.kind.applicableCategories.contains(category) ? "gap" : "-"
      }
    }
    return Table(
      [.text("Component") { $0.component.label }, .text("Kind") { $0.component.kind.rawValue }]
        + categories, matrix.coverage)
  }

  private var notes: [String] {
    let gaps = matrix.gaps
    let bare = matrix.coverage.filter(\.threats.isEmpty).map(\.component.label)
    var notes = [
      "\(gaps.count) gaps: categories that apply to a component of its kind, of which the model has no threat."
    ]
    if !bare.isEmpty { notes.append("No threat at all: \(bare.joined(separator: ", ")).") }
    return notes
  }
}
