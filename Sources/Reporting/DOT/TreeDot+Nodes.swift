// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension TreeDot {
  /// Writes a step, a defence or a gate.
  func writeNode(_ name: String, to writer: inout DotWriter) {
    switch model.forest[name] {
    case .step(let step)? where step.role == .defence: writeDefence(step, to: &writer)
    case .step(let step)?: writeStep(step, to: &writer)
    case .gate(let gate)?: writeGate(gate, to: &writer)
    case nil: break
    }
  }

  /// A node for the children of a gate that are left out.
  func writeStub(_ name: String, _ count: Int, to writer: inout DotWriter) {
    let id = "left out: " + name
    writer.node(
      id, html: "&#8943; \(count) other\(count == 1 ? "" : "s")",
      [
        ("shape", "plaintext"), ("fontsize", "9"), ("fontcolor", theme.faintText),
      ])
    writer.edge(name, id, [("style", "dotted"), ("arrowhead", "none")])
  }

  private func writeGate(_ gate: Gate, to writer: inout DotWriter) {
    let isRoot = goals.contains(gate.name)
    let label = DotText.html(gate.title ?? gate.name)
    let (border, frame) = frame(of: gate.name, isRoot: isRoot)
    writer.node(
      gate.name,
      html: """
        <TABLE BORDER="\(border)" CELLBORDER="0" CELLSPACING="0" CELLPADDING="5" \
        COLOR="\(frame)" BGCOLOR="\(fill(gate.name, theme.gateFill))">\
        <TR><TD>\(isRoot ? "<B>\(label)</B>" : label)\(figures(of: gate.name))</TD></TR>\
        <TR><TD CELLPADDING="2" BGCOLOR="\(theme.gateBand)"><FONT POINT-SIZE="9"><B>\
        \(Self.symbol(of: gate.kind, children: gate.children.count))</B>\(sharedMark(gate.name))\
        \(foldedMark(gate.name))</FONT></TD></TR></TABLE>
        """)
  }

  private func writeStep(_ step: Step, to writer: inout DotWriter) {
    let label = DotText.html(step.title ?? step.name)
    let (border, frame) = frame(of: step.name, isRoot: false)
    writer.node(
      step.name,
      html: """
        <TABLE BORDER="\(border)" CELLBORDER="0" CELLSPACING="0" CELLPADDING="5" STYLE="ROUNDED" \
        COLOR="\(frame)" BGCOLOR="\(fill(step.name, theme.stepFill))">\
        <TR><TD><FONT POINT-SIZE="9" COLOR="\(theme.faintText)">\(stepNumbers[step.name] ?? 0)\
        \(sharedMark(step.name))</FONT><BR/>\(label)\(figures(of: step.name))</TD></TR></TABLE>
        """)
  }

  private func writeDefence(_ step: Step, to writer: inout DotWriter) {
    let label = DotText.html(step.title ?? step.name)
    writer.node(
      step.name,
      html: """
        <FONT POINT-SIZE="9">\(stepNumbers[step.name] ?? 0) defence\(sharedMark(step.name))</FONT>\
        <BR/>\(label)\(figures(of: step.name))
        """,
      [
        ("shape", "hexagon"), ("style", "filled"), ("margin", "0.02"),
        ("fillcolor", theme.defenceFill), ("color", theme.defenceLine),
      ])
  }

  /// The width and the colour of a node's frame: what the attack passes, then what a plan changes.
  private func frame(of name: String, isRoot: Bool) -> (width: Int, colour: String) {
    if isHighlighted(name) { return (3, theme.alarm) }
    if annotation?.isChanged(name) == true { return (3, theme.controlLine) }
    return isRoot ? (2, theme.alarm) : (1, theme.line)
  }

  private func foldedMark(_ name: String) -> String {
    drawn.folded[name].map { $0 > 0 ? " &#8943; \($0) nodes folded" : " &#8943; folded" } ?? ""
  }

  private func figures(of name: String) -> String {
    let lines = annotation?.lines(of: name) ?? []
    if lines.isEmpty { return "" }
    let text = lines.map(DotText.escaped).joined(separator: "<BR/>")
    return "<BR/><FONT POINT-SIZE=\"9\">\(text)</FONT>"
  }

  private func fill(_ name: String, _ plain: String) -> String {
    annotation?.heat(of: name).map(theme.heat) ?? plain
  }

  private static func symbol(of kind: Gate.Kind, children: Int) -> String {
    switch kind {
    case .any: "OR &#8805;1"
    case .all: "AND &amp;"
    case .sequence: "THEN &#8594;"
    case .atLeast(let k): "\(k) of \(children)"
    case .unless: "UNLESS &#172;"
    }
  }
}
