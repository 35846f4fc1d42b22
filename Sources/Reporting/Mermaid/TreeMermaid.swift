// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// A drawing of attack trees as a Mermaid flowchart, for Markdown hosts.
public struct TreeMermaid {
  private let model: Model
  private let goals: [String]
  private let direction: DotDirection
  private let annotation: TreeAnnotation?
  private let drawn: FoldedTree

  /// Makes the drawing of the trees under goals.
  ///
  /// - Parameters:
  ///   - goals: The names of the roots.
  ///   - model: The model.
  ///   - direction: Where the graph grows to.
  ///   - folding: Which parts are left out.
  ///   - annotation: Figures to write at the nodes, if any.
  public init(
    goals: [String], of model: Model, direction: DotDirection = .down,
    folding: TreeFolding = .none, annotation: TreeAnnotation? = nil
  ) {
    self.model = model
    self.goals = goals
    self.direction = direction
    self.annotation = annotation
    drawn = FoldedTree(model.forest, goals: goals, folding)
  }

  /// The flowchart; the same model always gives the same bytes.
  ///
  /// - Parameter title: What a screen reader says.
  /// - Returns: A flowchart, without a code fence around it.
  public func text(title: String) -> String {
    var writer = MermaidWriter(title: title, direction)
    for name in drawn.order { writeNode(name, to: &writer) }
    for name in drawn.order { writeEdges(name, to: &writer) }
    for name in drawn.order where annotation?.attack.contains(name) == true {
      writer.mark(name, "attack")
    }
    return writer.text
  }

  private func writeNode(_ name: String, to writer: inout MermaidWriter) {
    guard let node = model.forest[name] else { return }
    let figures = annotation?.lines(of: name) ?? []
    switch node {
    case .step(let step):
      let isDefence = step.role == .defence
      writer.node(
        name, MermaidText.label([step.title ?? step.name] + figures),
        isDefence ? .hexagon : .rounded, isDefence ? "defence" : "step")
    case .gate(let gate):
      let folded = drawn.folded[name].map { ["\($0) nodes folded"] } ?? []
      let label = MermaidText.label(
        [gate.title ?? gate.name, Self.words(gate)] + figures + folded)
      writer.node(name, label, .box, goals.contains(name) ? "goal" : "gate")
    }
  }

  private func writeEdges(_ name: String, to writer: inout MermaidWriter) {
    guard case .gate(let gate)? = model.forest[name] else { return }
    for (place, child) in drawn.children(of: name, in: model.forest) {
      switch gate.kind {
      case .sequence: writer.edge(name, child, label: String(place + 1))
      case .unless where place == 1: writer.edge(name, child, .dashed, label: "unless")
      default: writer.edge(name, child)
      }
    }
    guard let count = drawn.cut[name] else { return }
    let id = "left out: " + name
    writer.node(id, MermaidText.label("\(count) left out"), .box, "faint")
    writer.edge(name, id, .open)
  }

  private static func words(_ gate: Gate) -> String {
    switch gate.kind {
    case .any: "OR"
    case .all: "AND"
    case .sequence: "THEN"
    case .atLeast(let k): "\(k) of \(gate.children.count)"
    case .unless: "UNLESS"
    }
  }
}
