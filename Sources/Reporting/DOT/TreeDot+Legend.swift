// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension TreeDot {
  /// Writes what the signs mean, only those that can occur.
  func writeLegend(to writer: inout DotWriter) {
    var rows = [
      ("OR &#8805;1", "any child is enough"), ("AND &amp;", "all children are needed"),
      ("THEN &#8594;", "all children, in order"), ("k of n", "at least k children"),
      ("UNLESS &#172;", "stopped if the defence holds"),
      ("&#8644; shared", "one event, used by several gates"),
    ]
    if let caption = legendCaption {
      rows.append((legendSign, DotText.escaped(caption)))
    }
    let theme = writer.theme
    let cells = rows.map { sign, meaning in
      "<TR><TD ALIGN=\"LEFT\"><B>\(sign)</B></TD><TD ALIGN=\"LEFT\">\(meaning)</TD></TR>"
    }.joined()
    writer.node(
      "legend: signs",
      html: """
        <TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2" COLOR="\(theme.line)">\
        \(cells)</TABLE>
        """, [("fontsize", "9"), ("fontcolor", theme.faintText)])
  }
}
