// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension Table {
  /// The table in GitHub's Markdown; totals are bold.
  public var markdown: String {
    var lines = [Self.markdownLine(headings.map(Self.markdownText))]
    lines.append(
      Self.markdownLine(alignments.map { $0 == .leading ? "---" : "--:" }))
    for row in rows {
      let cells = row.cells.map(Self.markdownText)
      lines.append(
        Self.markdownLine(
          row.kind == .total ? cells.map { $0.isEmpty ? "" : "**\($0)**" } : cells))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Text in which nothing is read as Markdown or HTML.
  static func markdownText(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\n", "\r": output += " "
      case "|", "\\", "`", "*", "_", "[", "]", "#", "~":
        output += "\\"
        output.unicodeScalars.append(scalar)
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  private static func markdownLine(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }
}
