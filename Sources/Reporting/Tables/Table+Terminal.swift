// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension Table {
  /// The table for a terminal: aligned columns, a rule under the headings and above totals.
  ///
  /// If it is wider than the terminal, the widest columns of text are cut, with an ellipsis; if that does
  /// not suffice, the columns that are left follow in further tables below, each with the columns that
  /// name the rows. So nothing is lost, and no line wraps.
  ///
  /// - Parameter style: What the terminal can show.
  /// - Returns: Lines, each ended by a line feed, without blanks at their ends.
  public func text(_ style: TerminalStyle) -> String {
    let table = style.isPlain ? withASCIISigns : self
    return table.pages(width: style.width).map { page in
      page.text(columnWidths: page.columnWidths(limit: style.width), style)
    }.joined(separator: "\n")
  }

  private func text(columnWidths widths: [Int], _ style: TerminalStyle) -> String {
    let bold = headings.map { _ in TerminalColour?.some(.bold) }
    var output = line(headings, widths, style, colours: bold)
    let rule = widths.map { String(repeating: style.rule, count: $0) }.joined(separator: "  ")
    output += rule + "\n"
    var hasTotal = false
    for row in rows {
      if row.kind == .total && !hasTotal {
        output += rule + "\n"
        hasTotal = true
      }
      output += line(row.cells, widths, style, colours: row.colours)
    }
    return output
  }

  private func line(
    _ cells: [String], _ widths: [Int], _ style: TerminalStyle, colours: [TerminalColour?]
  ) -> String {
    var parts: [String] = []
    func paint(_ text: String, _ index: Int) -> String {
      guard index < colours.count, let colour = colours[index] else { return text }
      return style.coloured(text, colour)
    }
    for (index, cell) in cells.enumerated() {
      let fitted = DisplayWidth.fit(
        Self.printable(cell), to: widths[index], ellipsis: style.isPlain ? "~" : "…")
      let padding = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(fitted)))
      parts.append(
        alignments[index] == .leading
          ? paint(fitted, index) + padding : padding + paint(fitted, index))
    }
    var text = parts.joined(separator: "  ")
    while text.last == " " { text.removeLast() }
    return text + "\n"
  }

  private func columnWidths(limit: Int) -> [Int] {
    var widths = naturalWidths
    var excess = widths.reduce(2 * (widths.count - 1), +) - limit
    while excess > 0 {
      let candidates = widths.indices.filter {
        alignments[$0] == .leading && widths[$0] > Self.leastTextWidth
      }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// The table with the signs that copse itself writes in ASCII.
  private var withASCIISigns: Table {
    func spelt(_ text: String) -> String {
      String(
        text.flatMap { character -> String in
          switch character {
          case "±": "+-"
          case "∞": "inf"
          case "…": "..."
          default: String(character)
          }
        })
    }
    return Table(
      headings: headings.map(spelt), alignments: alignments,
      rows: rows.map { row in
        var row = row
        row.cells = row.cells.map(spelt)
        return row
      })
  }

  /// Text without control characters, which could move the cursor or hide what follows, and without
  /// marks of direction, which could turn round the rest of a line.
  static func printable(_ text: String) -> String {
    if DisplayWidth.isPrintableASCII(text) { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.compactMap { scalar in
          if scalar.properties.generalCategory == .control { return " " }
          return scalar.properties.isBidiControl ? nil : scalar
        }))
  }
}
