// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A table of text, rendered for a terminal, for Markdown or as CSV.
public struct Table: Hashable, Sendable {
  /// How a column is aligned.
  public enum Alignment: Hashable, Sendable {
    /// Text.
    case leading
    /// Numbers.
    case trailing
  }

  /// What a row is.
  public enum RowKind: Hashable, Sendable {
    /// One of the rows.
    case body
    /// A total, set apart by a rule.
    case total
  }

  /// A row of cells.
  public struct Row: Hashable, Sendable {
    /// The cells, one a column.
    public var cells: [String]
    /// What the row is.
    public var kind: RowKind
    /// The colour of each cell on a terminal; empty if none has one.
    var colours: [TerminalColour?] = []

    /// Makes a row.
    public init(_ cells: [String], kind: RowKind = .body) {
      self.cells = cells
      self.kind = kind
    }
  }

  /// The columns' headings.
  public var headings: [String]
  /// The columns' alignments.
  public var alignments: [Alignment]
  /// The rows.
  public var rows: [Row]

  /// Makes a table.
  public init(headings: [String], alignments: [Alignment], rows: [Row]) {
    self.headings = headings
    self.alignments = alignments
    self.rows = rows
  }

  /// Makes a table of the columns' texts, a row for each element.
  init<Element>(_ columns: [TableColumn<Element>], _ elements: [Element]) {
    self.init(
      headings: columns.map(\.heading), alignments: columns.map(\.alignment),
      rows: elements.map { element in
        var row = Row(columns.map { $0.text(element) })
        row.colours = columns.map { $0.colour?(element) }
        return row
      })
  }
}
