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
    if !drawn.folded.isEmpty || !drawn.cut.isEmpty {
      rows.append(("&#8943;", "left out of this drawing, not of the figures"))
    }
    rows += annotationRows
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

  private var annotationRows: [(String, String)] {
    guard let annotation else { return [] }
    let sign = options.theme == .print ? "%" : "colour, %"
    var rows = [(sign, DotText.escaped(annotation.caption))]
    if !annotation.criticality.isEmpty {
      rows.append(("criticality", "the share of the goal's probability that hangs on the step"))
    }
    if !annotation.attack.isEmpty {
      let caption = annotation.attackCaption.map { ": \(DotText.escaped($0))" } ?? ""
      rows.append(("thick", "the likeliest attack\(caption)"))
    }
    if let change = annotation.change {
      rows.append(("&#8600; &#8599;", "before and after: \(DotText.escaped(change.caption))"))
    }
    return rows
  }
}
