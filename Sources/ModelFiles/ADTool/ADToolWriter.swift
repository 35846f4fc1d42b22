// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Writes an attack-defence tree as ADTool reads it.
///
/// ADTool's files are trees: what is shared is written at each place, its basic actions under one label, which
/// ADTool takes for one action with one value but for independent events. 'At least k of n' is spelt out.
/// Order is lost: trees with order are another kind of file, in which ADTool has neither countermeasures nor
/// domains of probability and cost. Uncertain numbers become their means. Kordy, Kordy, Mauw, Schweitzer:
/// ADTool, QEST 2013, LNCS 8054.
public struct ADToolWriter {
  /// The most nodes of a file; ADTool draws them all.
  static let nodeLimit = 20_000

  /// A piece of output still to be written.
  private enum Task {
    case node(Shape, String, depth: Int)
    case close(depth: Int)
  }

  /// What a node of the file shows, before its label.
  private indirect enum Shape {
    /// The node of this name.
    case name(String)
    /// All of some nodes.
    case all([String])
  }

  /// What a node of the file is.
  private struct Form {
    var refinement = "disjunctive"
    var label: String
    var children: [Shape] = []
    var counter: Shape?
    var step: Step?
  }

  private let model: Model
  private var text = ""
  private var count = 0
  private var labels: [String: String] = [:]
  private var losesOrder: [String] = []
  private var spelt: [String] = []
  private var losesDetail: [String] = []
  private var roles: [String: Set<Bool>] = [:]

  /// Writes the tree of a goal.
  ///
  /// - Parameters:
  ///   - goal: The name of the tree's root.
  ///   - model: The model.
  /// - Returns: The file, with warnings where it says less than the model; an error if it would have more
  ///   than 20,000 nodes.
  /// - Complexity: O(nodes written).
  public static func write(_ goal: String, of model: ValidatedModel) -> WrittenFile {
    var writer = ADToolWriter(goal, model.model)
    return writer.file(goal)
  }

  private init(_ goal: String, _ model: Model) {
    self.model = model
    setLabels(goal)
  }

  /// Labels are what identifies actions in ADTool: a title that two nodes share gets the name beside it.
  private mutating func setLabels(_ goal: String) {
    let names = model.forest.topologicalOrder(from: [goal])
    var counts: [String: Int] = [:]
    for name in names { counts[model.forest[name]?.label ?? name, default: 0] += 1 }
    for name in names {
      let label = model.forest[name]?.label ?? name
      labels[name] = counts[label] == 1 ? label : "\(label) (\(name))"
    }
  }

  private mutating func file(_ goal: String) -> WrittenFile {
    text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<adtree>\n"
    var stack: [(task: Task, isCounter: Bool, isDefence: Bool)] = [
      (.node(.name(goal), "", depth: 1), false, false)
    ]
    while let (task, isCounter, isDefence) = stack.popLast(), count <= Self.nodeLimit {
      switch task {
      case .close(let depth): text += Self.indent(depth) + "</node>\n"
      case .node(let shape, let parent, let depth):
        let form = form(of: shape, under: parent)
        open(form, depth, isCounter: isCounter, isDefence: isDefence)
        stack.append((.close(depth: depth), false, false))
        if let counter = form.counter {
          stack.append((.node(counter, form.label, depth: depth + 1), true, !isDefence))
        }
        stack += form.children.reversed().map {
          (.node($0, form.label, depth: depth + 1), false, isDefence)
        }
      }
    }
    guard count <= Self.nodeLimit else {
      let error = Diagnostic(
        .error, code: "too-large",
        "the tree has more than \(Self.nodeLimit) nodes when what is shared is written at each place",
        at: nil, hint: "export a part of it with --goal, or to open-psa, which can share")
      return WrittenFile(text: "", diagnostics: [error])
    }
    for domain in ADToolDomain.written {
      text += "  <domain id=\"\(domain.rawValue)1\">\n"
      text += "    <class>\(domain.className)</class>\n"
      text += "    <tool>ADTool2</tool>\n  </domain>\n"
    }
    text += "</adtree>\n"
    return WrittenFile(text: text, diagnostics: diagnostics)
  }

  private mutating func form(of shape: Shape, under parent: String) -> Form {
    guard case .name(let name) = shape, let node = model.forest[name] else {
      guard case .all(let names) = shape else { return Form(label: parent) }
      let label = names.map { labels[$0] ?? $0 }.joined(separator: " and ")
      return Form(refinement: "conjunctive", label: label, children: names.map { .name($0) })
    }
    let label = labels[name] ?? name
    switch node {
    case .step(let step): return Form(label: label, step: step)
    case .gate(let gate): return form(of: gate, label)
    }
  }

  private mutating func form(of gate: Gate, _ label: String) -> Form {
    let children = gate.children.map { Shape.name($0) }
    switch gate.kind {
    case .any: return Form(label: label, children: children)
    case .all: return Form(refinement: "conjunctive", label: label, children: children)
    case .sequence:
      losesOrder.append(gate.name)
      return Form(
        refinement: "conjunctive", label: label, children: children)
    case .atLeast(let least):
      spelt.append(gate.name)
      let choices = combinations(least, of: gate.children)
      return Form(label: label, children: choices.map { $0.count == 1 ? .name($0[0]) : .all($0) })
    case .unless:
      return Form(
        refinement: "conjunctive", label: label, children: [children[0]], counter: children[1])
    }
  }

  /// All sets of so many names, as far as the limit of nodes lets them be written.
  private mutating func combinations(_ size: Int, of names: [String]) -> [[String]] {
    var result: [[String]] = []
    var chosen = Array(0..<size)
    while result.count <= Self.nodeLimit {
      result.append(chosen.map { names[$0] })
      guard
        let place = chosen.indices.last(where: { chosen[$0] < names.count - size + $0 })
      else { break }
      chosen[place] += 1
      for next in chosen.indices.dropFirst(place + 1) { chosen[next] = chosen[next - 1] + 1 }
    }
    return result
  }

  private mutating func open(_ form: Form, _ depth: Int, isCounter: Bool, isDefence: Bool) {
    count += 1
    let role = isCounter ? " switchRole=\"yes\"" : ""
    text += "\(Self.indent(depth))<node refinement=\"\(form.refinement)\"\(role)>\n"
    text += "\(Self.indent(depth + 1))<label>\(XMLText.escaped(form.label))</label>\n"
    guard let step = form.step else { return }
    roles[step.name, default: []].insert(isDefence)
    var isUncertain = false
    for domain in ADToolDomain.written {
      guard let estimate = domain.estimate(of: step), !isDefence || domain == .probability else {
        continue
      }
      let law = model.resolved(estimate, as: step.name).distribution
      if case .point = law {} else { isUncertain = true }
      let parameter = "<parameter domainId=\"\(domain.rawValue)1\" category=\"basic\">"
      text += "\(Self.indent(depth + 1))\(parameter)\(law.mean)</parameter>\n"
    }
    if isUncertain || step.detection != nil || step.skill != .none {
      losesDetail.append(step.name)
    }
  }

  private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

  private static func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private var diagnostics: [Diagnostic] {
    let torn = model.forest.steps.map(\.name).filter { roles[$0]?.count == 2 }
    return [
      Notice.warning(
        "order", Self.distinct(losesOrder), "sequences become conjunctions, which have no order"),
      Notice.warning("spelt-out", Self.distinct(spelt), "'at least' is spelt out as combinations"),
      Notice.warning(
        "attributes", Self.distinct(losesDetail),
        "what ADTool lacks is lost: the spread of numbers, detection, skill"),
      Notice.warning(
        "two-roles", torn, "steps that are attack here and defence there become two actions"),
    ].compactMap { $0 }
  }
}
