// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// A threat's tree as an SVG in a page: the goal on the left, steps on the right.
///
/// Gates can be folded by a page's script, which finds the structure in `data` attributes.
struct TreeDrawing {
  private static let box = (width: 196.0, height: 54.0)
  private static let pitch = (width: 238.0, height: 64.0)
  private static let margin = 10.0

  private let nodes: [ReportedNode]
  private let title: String
  private let layout: TreeLayout
  private let identifier: String
  private let onPath: [Bool]

  /// Makes the drawing of a threat's tree.
  init(_ threat: ReportedThreat, identifier: String) {
    nodes = threat.nodes
    title = threat.result.title
    self.identifier = identifier
    layout = TreeLayout(nodes.map(\.node))
    onPath = Self.path(nodes, layout, Set(threat.analysis.attacks.first?.steps ?? []))
  }

  /// The drawing's natural width in pixels.
  var width: Double {
    Double(layout.columnCount - 1) * Self.pitch.width + Self.box.width + 2 * Self.margin
  }

  /// The SVG.
  var html: HTML {
    let height = Double(max(layout.rowCount, 1)) * Self.pitch.height + 2 * Self.margin
    let size = "0 0 \(Self.number(width)) \(Self.number(height))"
    return """
      <svg class="tree" role="group" aria-labelledby="\(identifier)-title" viewBox="\(size)" \
      data-natural="\(Self.number(width))" data-row="\(Self.number(Self.pitch.height))" \
      data-box="\(Self.number(Self.box.width)) \(Self.number(Self.box.height))">
      <title id="\(identifier)-title">Attack tree: \(title)</title>
      <g class="edges">
      \(layout.edges.html { edge($0) })</g>
      \(nodes.indices.reversed().html { node($0) })</svg>

      """
  }

  private func node(_ index: Int) -> HTML {
    let reported = nodes[index]
    let label = WrappedText(reported.node.label, width: 27, limit: 2)
    let children = layout.children[index].map(String.init).joined(separator: " ")
    let lines = label.lines.enumerated().html { line, text in
      "<text x=\"10\" y=\"\(Self.number(label.lines.count == 1 ? 22 : 16 + Double(line) * 14))\">\(text)</text>"
    }
    return """
      <g class="node\(raw: style(index))" data-n="\(index)" data-c="\(children)" \
      transform="translate(\(Self.number(x(index))) \(Self.number(y(index))))">\
      <title>\(hint(reported))</title>\
      <rect width="\(Self.number(Self.box.width))" height="\(Self.number(Self.box.height))" rx="6"/>\
      \(lines)\(foot(reported))\(fold(index))</g>

      """
  }

  private func style(_ index: Int) -> String {
    var style = ""
    switch nodes[index].node {
    case .gate: style += " gate"
    case .step(let step): style += step.role == .defence ? " defence" : " step"
    }
    if onPath[index] { style += " path" }
    return style
  }

  /// The gate's word, the probability in figures and as a bar.
  private func foot(_ reported: ReportedNode) -> HTML {
    let y = Self.number(Self.box.height - 9)
    var foot = HTML()
    let word = reported.node.gateWord?.uppercased() ?? (reported.isDefence ? "DEFENCE" : "")
    foot += "<text class=\"word\" x=\"10\" y=\"\(y)\">\(word)</text>"
    guard let probability = reported.probability else { return foot }
    let right = Self.number(Self.box.width - 10)
    foot += """
      <text class="figure" x="\(right)" y="\(y)" text-anchor="end">\
      \(NumberFormat.probability(probability))</text>
      """
    let length = max(min(probability, 1), 0) * (Self.box.width - 12)
    foot += """
      <rect class="level" x="6" y="\(Self.number(Self.box.height - 4))" \
      width="\(Self.number(length))" height="3" rx="1"/>
      """
    return foot
  }

  private func fold(_ index: Int) -> HTML? {
    guard !layout.children[index].isEmpty else { return nil }
    let label = nodes[index].node.label
    return """
      <g class="fold" role="button" tabindex="0" aria-expanded="true" \
      aria-label="Fold what is under: \(label)" \
      transform="translate(\(Self.number(Self.box.width)) \(Self.number(Self.box.height / 2)))">\
      <circle class="room" r="14"/><circle r="8"/><path d="M-4 0H4"/></g>
      """
  }

  private func edge(_ edge: TreeLayout.Edge) -> HTML {
    let from = (x(edge.parent) + Self.box.width, y(edge.parent) + Self.box.height / 2)
    let to = (x(edge.child), y(edge.child) + Self.box.height / 2)
    let bend = from.0 + 21
    let places = [from.0, from.1, bend, to.1, to.0].map { Self.number($0) }
    let path =
      "M\(places[0]) \(places[1])C\(places[2]) \(places[1]) \(places[0]) \(places[3]) \(Self.number(bend + 14)) \(places[3])H\(places[4])"
    let style =
      (edge.isShared ? " shared" : "") + (onPath[edge.parent] && onPath[edge.child] ? " path" : "")
    return
      "<path class=\"edge\(raw: style)\" data-e=\"\(edge.parent) \(edge.child)\" d=\"\(path)\"/>\n"
  }

  private func hint(_ reported: ReportedNode) -> String {
    var hint = reported.node.label
    if let word = reported.node.gateWord { hint += " (\(word))" }
    if let probability = reported.probability {
      hint += ": \(NumberFormat.probability(probability)) at expected values"
    }
    return hint
  }

  /// The nodes through which the likeliest attack reaches the goal.
  private static func path(
    _ nodes: [ReportedNode], _ layout: TreeLayout, _ steps: Set<String>
  ) -> [Bool] {
    var succeeds = Array(repeating: false, count: nodes.count)
    for index in nodes.indices {
      let children = layout.children[index].map { succeeds[$0] }
      let count = children.count { $0 }
      switch nodes[index].node {
      case .step(let step): succeeds[index] = steps.contains(step.name)
      case .gate(let gate):
        switch gate.kind {
        case .any: succeeds[index] = count > 0
        case .all, .sequence: succeeds[index] = count == children.count
        case .atLeast(let k): succeeds[index] = count >= k
        case .unless: succeeds[index] = children.first ?? false
        }
      }
    }
    return succeeds
  }

  private func x(_ index: Int) -> Double {
    Self.margin + Double(layout.columns[index]) * Self.pitch.width
  }

  private func y(_ index: Int) -> Double {
    Self.margin + layout.rows[index] * Self.pitch.height
      + (Self.pitch.height - Self.box.height) / 2
  }

  private static func number(_ value: Double) -> String {
    NumberFormat.fixed(value, decimals: value == value.rounded() ? 0 : 1)
  }
}

extension ReportedNode {
  /// Whether it is a step of the defenders.
  var isDefence: Bool {
    if case .step(let step) = node { step.role == .defence } else { false }
  }
}
