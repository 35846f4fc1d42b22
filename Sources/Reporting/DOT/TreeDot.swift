// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// A drawing of attack trees as a Graphviz graph.
///
/// A node is drawn once, however many gates share it. Gates carry their symbol in a band, steps their
/// number, shared nodes a double border, defences and controls shapes of their own.
public struct TreeDot {
  /// What is shown, and how.
  public struct Options: Hashable, Sendable {
    /// The colours.
    public var theme: DotTheme
    /// Where the graph grows to.
    public var direction: DotDirection
    /// Whether controls are attached to the steps they bear on.
    public var showsControls: Bool
    /// Whether there is a legend.
    public var showsLegend: Bool

    /// Makes options.
    public init(
      theme: DotTheme = .light, direction: DotDirection = .right, showsControls: Bool = false,
      showsLegend: Bool = true
    ) {
      self.theme = theme
      self.direction = direction
      self.showsControls = showsControls
      self.showsLegend = showsLegend
    }
  }

  private let model: Model
  private let goals: [String]
  private let options: Options
  private let annotation: TreeAnnotation?
  private let order: [String]
  private let stepNumbers: [String: Int]
  private let parentCounts: [String: Int]

  /// Makes the drawing of the trees under goals.
  ///
  /// - Parameters:
  ///   - goals: The names of the roots.
  ///   - model: The model.
  ///   - options: What is shown, and how.
  ///   - annotation: Figures to write at the nodes, if any.
  public init(
    goals: [String], of model: Model, options: Options = Options(),
    annotation: TreeAnnotation? = nil
  ) {
    self.model = model
    self.goals = goals
    self.options = options
    self.annotation = annotation
    let childrenFirst = model.forest.topologicalOrder(from: goals)
    order = Array(childrenFirst.reversed())
    var numbers: [String: Int] = [:]
    var parents: [String: Int] = [:]
    for name in childrenFirst {
      if case .step? = model.forest[name] { numbers[name] = numbers.count + 1 }
      for child in model.forest[name]?.children ?? [] { parents[child, default: 0] += 1 }
    }
    stepNumbers = numbers
    parentCounts = parents
  }

  /// The graph in the DOT language; the same model always gives the same bytes.
  ///
  /// - Parameter title: The line over the drawing.
  /// - Returns: A complete DOT file.
  public func text(title: String) -> String {
    var writer = DotWriter("attack-tree", title: title, options.theme, options.direction)
    writer.add("graph [ordering=out];")
    for name in order { writeNode(name, to: &writer) }
    for name in order { writeEdges(name, to: &writer) }
    if options.showsControls { writeControls(to: &writer) }
    if options.showsLegend { writeLegend(to: &writer) }
    return writer.text
  }

  /// What stands for the figures in the legend.
  var legendSign: String { options.theme == .print ? "%" : "colour, %" }

  /// Where the figures come from, if there are any.
  var legendCaption: String? { annotation?.caption }

  private var theme: DotTheme { options.theme }

  private func writeNode(_ name: String, to writer: inout DotWriter) {
    switch model.forest[name] {
    case .step(let step)? where step.role == .defence: writeDefence(step, to: &writer)
    case .step(let step)?: writeStep(step, to: &writer)
    case .gate(let gate)?: writeGate(gate, to: &writer)
    case nil: break
    }
  }

  private func writeGate(_ gate: Gate, to writer: inout DotWriter) {
    let isRoot = goals.contains(gate.name)
    let frame = isRoot ? theme.alarm : theme.line
    let label = DotText.html(gate.title ?? gate.name)
    let figures = figures(of: gate.name).map { "<BR/><FONT POINT-SIZE=\"9\">\($0)</FONT>" } ?? ""
    writer.node(
      gate.name,
      html: """
        <TABLE BORDER="\(isRoot ? 2 : 1)" CELLBORDER="0" CELLSPACING="0" CELLPADDING="5" \
        COLOR="\(frame)" BGCOLOR="\(fill(gate.name, theme.gateFill))">\
        <TR><TD>\(isRoot ? "<B>\(label)</B>" : label)\(figures)</TD></TR>\
        <TR><TD CELLPADDING="2" BGCOLOR="\(theme.gateBand)"><FONT POINT-SIZE="9"><B>\
        \(Self.symbol(of: gate.kind, children: gate.children.count))</B>\(sharedMark(gate.name))\
        </FONT></TD></TR></TABLE>
        """)
  }

  private func writeStep(_ step: Step, to writer: inout DotWriter) {
    let number = stepNumbers[step.name] ?? 0
    let label = DotText.html(step.title ?? step.name)
    let figures = figures(of: step.name).map { "<BR/><FONT POINT-SIZE=\"9\">\($0)</FONT>" } ?? ""
    writer.node(
      step.name,
      html: """
        <TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="5" STYLE="ROUNDED" \
        COLOR="\(theme.line)" BGCOLOR="\(fill(step.name, theme.stepFill))">\
        <TR><TD><FONT POINT-SIZE="9" COLOR="\(theme.faintText)">\(number)\
        \(sharedMark(step.name))</FONT><BR/>\(label)\(figures)</TD></TR></TABLE>
        """)
  }

  private func writeDefence(_ step: Step, to writer: inout DotWriter) {
    let label = DotText.html(step.title ?? step.name)
    let figures = figures(of: step.name).map { "<BR/><FONT POINT-SIZE=\"9\">\($0)</FONT>" } ?? ""
    writer.node(
      step.name,
      html: """
        <FONT POINT-SIZE="9">\(stepNumbers[step.name] ?? 0) defence\(sharedMark(step.name))</FONT>\
        <BR/>\(label)\(figures)
        """,
      [
        ("shape", "hexagon"), ("style", "filled"), ("margin", "0.02"),
        ("fillcolor", theme.defenceFill), ("color", theme.defenceLine),
      ])
  }

  private func writeEdges(_ name: String, to writer: inout DotWriter) {
    guard case .gate(let gate)? = model.forest[name] else { return }
    for (index, child) in gate.children.enumerated() {
      var attributes: [(String, String)] = []
      if gate.kind == .sequence { attributes.append(("label", "\"\(index + 1)\"")) }
      if gate.kind == .unless && index == 1 {
        attributes = [
          ("style", "dashed"), ("arrowhead", "odot"), ("color", "\"\(theme.defenceLine)\""),
          ("label", "\"unless\""),
        ]
      }
      writer.edge(gate.name, child, attributes)
    }
  }

  private func writeControls(to writer: inout DotWriter) {
    let drawn = Set(order)
    for control in model.controls.values {
      let targets = OrderedSet(control.effects.flatMap { Self.steps(of: $0) }).filter(
        drawn.contains)
      guard !targets.isEmpty else { continue }
      let id = "control: " + control.name
      writer.node(
        id,
        html: """
          \(DotText.html(control.label))<BR/><FONT POINT-SIZE="9">\(control.status.rawValue)</FONT>
          """,
        [
          ("shape", "note"), ("style", control.status == .implemented ? "filled" : "filled,dashed"),
          ("fillcolor", theme.controlFill), ("color", theme.controlLine),
        ])
      for target in targets {
        writer.edge(
          target, id,
          [
            ("style", "dashed"), ("dir", "back"), ("arrowtail", "tee"),
            ("color", "\"\(theme.controlLine)\""),
          ])
      }
    }
  }

  private static func steps(of effect: Effect) -> [String] {
    if case .steps(let names) = effect.target { names } else { [] }
  }

  private func figures(of name: String) -> String? {
    guard let annotation, let probability = annotation.probabilities[name] else { return nil }
    let cost = annotation.costs[name].flatMap { $0 > 0 ? $0 : nil }.map {
      ", \(NumberFormat.short($0)) \(DotText.escaped(annotation.currency))"
    }
    return NumberFormat.percent(probability) + (cost ?? "")
  }

  private func fill(_ name: String, _ plain: String) -> String {
    annotation?.probabilities[name].map(theme.heat) ?? plain
  }

  private func sharedMark(_ name: String) -> String {
    let count = parentCounts[name] ?? 0
    return count > 1 ? " &#8644; shared by \(count)" : ""
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
