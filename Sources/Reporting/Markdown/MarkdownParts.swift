// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What the sections of a Markdown report share.
enum MarkdownParts {
  /// A diagram; its text has no three backticks, since Mermaid's labels are escaped.
  static func diagram(_ mermaid: String) -> String { "```mermaid\n\(mermaid)```\n" }

  /// A part that is folded until it is asked for.
  static func folded(_ title: String, _ body: String) -> String {
    "<details><summary>\(MarkupText.escaped(title))</summary>\n\n\(body)\n</details>\n"
  }

  /// A list.
  static func list(_ lines: [String]) -> String {
    lines.map { "- \(Table.markdownText($0))\n" }.joined()
  }

  /// Another report without its heading, its own headings one level down.
  static func body(of markdown: String) -> String {
    var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.first?.hasPrefix("## ") == true { lines.removeFirst() }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    return lines.map { $0.hasPrefix("### ") ? "#\($0)" : String($0) }.joined(separator: "\n")
  }
}
