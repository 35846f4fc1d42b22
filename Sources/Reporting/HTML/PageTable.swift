// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A table of a page whose rows a script can sort: headings with scope, a caption, numbers right-aligned.
struct PageTable<Row> {
  /// One column.
  struct Column {
    /// Its heading.
    var heading: String
    /// Whether it holds numbers.
    var isNumeric: Bool
    /// The content of a cell.
    var cell: (Row) -> HTML
    /// The number to sort by; `nil` where the text serves.
    var key: ((Row) -> Double)?

    /// A column of texts; the first such column heads the rows.
    static func text(_ heading: String, _ text: @escaping (Row) -> String) -> Column {
      Column(heading: heading, isNumeric: false, cell: { "<bdi>\(text($0))</bdi>" })
    }

    /// A column of markup.
    static func markup(
      _ heading: String, key: ((Row) -> Double)? = nil, _ markup: @escaping (Row) -> HTML
    ) -> Column {
      Column(heading: heading, isNumeric: false, cell: markup, key: key)
    }

    /// A column of numbers with markup of its own, aligned like numbers.
    static func figure(
      _ heading: String, _ key: @escaping (Row) -> Double, _ markup: @escaping (Row) -> HTML
    ) -> Column {
      Column(heading: heading, isNumeric: true, cell: markup, key: key)
    }

    /// A column of numbers, written in words of its own.
    static func number(
      _ heading: String, _ key: @escaping (Row) -> Double, _ text: @escaping (Double) -> String
    ) -> Column {
      Column(
        heading: heading, isNumeric: true,
        cell: {
          let number = key($0)
          return number.isNaN ? "<span class=\"none\">–</span>" : "\(text(number))"
        }, key: key)
    }
  }

  /// What the table is about.
  var caption: String
  /// The columns.
  var columns: [Column]
  /// The rows in their first order.
  var rows: [Row]
  /// The column that heads the rows.
  var head = 0
  /// An identifier in the page; empty for none.
  var identifier = ""
  /// Whether the table is only as wide as its content.
  var isNarrow = false

  /// The table in a group of its own, which scrolls where the page is narrow.
  var html: HTML {
    let name: HTML? = identifier.isEmpty ? nil : " id=\"\(identifier)\""
    return """
      <div class="scroll" role="group" tabindex="0" aria-label="\(caption)"><table\(name)\(raw: isNarrow ? " class=\"narrow\"" : "")>\
      <caption>\(caption)</caption>
      <thead><tr>\(columns.html { heading($0) })</tr></thead>
      <tbody>
      \(rows.html { row($0) })</tbody></table></div>

      """
  }

  private func heading(_ column: Column) -> HTML {
    "<th scope=\"col\"\(raw: column.isNumeric ? " class=\"n\"" : "")>\(column.heading)</th>"
  }

  private func row(_ row: Row) -> HTML {
    let cells = columns.enumerated().html { index, column in
      let sort: HTML? = column.key.map { key in
        let number = key(row)
        return " data-k=\"\(number.isNaN ? "" : number.description)\""
      }
      let style = column.isNumeric ? " class=\"n\"" : ""
      return index == head
        ? "<th scope=\"row\"\(raw: style)\(sort)>\(column.cell(row))</th>"
        : "<td\(raw: style)\(sort)>\(column.cell(row))</td>"
    }
    return "<tr>\(cells)</tr>\n"
  }
}
