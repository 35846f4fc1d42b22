// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

extension TreeDot {
  /// Writes the edges from a gate to the children that are drawn.
  func writeEdges(_ name: String, to writer: inout DotWriter) {
    guard case .gate(let gate)? = model.forest[name] else { return }
    for (place, child) in drawn.children(of: name, in: model.forest) {
      var attributes: [(String, String)] = []
      if gate.kind == .sequence { attributes.append(("label", "\"\(place + 1)\"")) }
      if gate.kind == .unless && place == 1 {
        attributes = [
          ("style", "dashed"), ("arrowhead", "odot"), ("color", "\"\(theme.defenceLine)\""),
          ("label", "\"unless\""),
        ]
      } else if isHighlighted(name) && isHighlighted(child) {
        attributes += [("color", "\"\(theme.alarm)\""), ("penwidth", "2.2")]
      }
      writer.edge(gate.name, child, attributes)
    }
  }

  /// Writes controls at the steps they bear on: all of the model, or those that a plan changes.
  func writeControls(to writer: inout DotWriter) {
    let change = options.showsControls ? nil : annotation?.change
    let shown = Set(drawn.order)
    for control in model.controls.values {
      if let change, !(change.added + change.dropped).contains(control.name) { continue }
      let targets = OrderedSet(control.effects.flatMap { Self.steps(of: $0) }).filter(
        shown.contains)
      guard !targets.isEmpty else { continue }
      writeControl(control, to: &writer)
      for target in targets {
        writer.edge(
          target, "control: " + control.name,
          [
            ("style", "dashed"), ("dir", "back"), ("arrowtail", "tee"),
            ("color", "\"\(theme.controlLine)\""),
          ])
      }
    }
  }

  private func writeControl(_ control: Control, to writer: inout DotWriter) {
    var words = control.status.rawValue
    if let change = annotation?.change {
      if change.added.contains(control.name) { words = "+ added, \(words)" }
      if change.dropped.contains(control.name) { words = "&#8722; dropped, \(words)" }
    }
    writer.node(
      "control: " + control.name,
      html: "\(DotText.html(control.label))<BR/><FONT POINT-SIZE=\"9\">\(words)</FONT>",
      [
        ("shape", "note"), ("style", control.status == .implemented ? "filled" : "filled,dashed"),
        ("fillcolor", theme.controlFill), ("color", theme.controlLine),
      ])
  }

  private static func steps(of effect: Effect) -> [String] {
    if case .steps(let names) = effect.target { names } else { [] }
  }
}
