// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// Writes attack trees in the model language.
///
/// What files of other tools can hold: title, currency, parameters, trees and nodes. Threats, controls and the
/// rest of a model are not written. Every node stands by itself, so that the form is the same with and without
/// sharing.
public enum TreeText {
  private static let width = 100

  /// The text of a model's trees.
  ///
  /// O(size of the model).
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - heading: Lines for the comment at the top.
  /// - Returns: A YAML document.
  public static func yaml(_ model: Model, heading: [String] = []) -> String {
    var text = heading.map { "# \($0.filter { !$0.isNewline })\n" }.joined()
    text += "model:\n"
    if let title = model.title { text += "  title: \(quoted(title))\n" }
    text += "  currency: \(model.currency)\n"
    if !model.parameters.isEmpty {
      text += "parameters:\n"
      for (name, estimate) in model.parameters { text += "  \(name): \(LawText.text(estimate))\n" }
    }
    if !model.trees.isEmpty { text += list("trees", model.trees, indent: "") }
    text += "nodes:\n"
    for node in model.forest.nodes.values {
      switch node {
      case .step(let step): text += self.text(step)
      case .gate(let gate): text += self.text(gate)
      }
    }
    return text
  }

  private static func text(_ step: Step) -> String {
    var fields: [String] = []
    if let title = step.title { fields.append("title: \(quoted(title))") }
    let key = step.role == .defence ? "holds" : "probability"
    fields.append("\(key): \(LawText.text(step.probability))")
    if let cost = step.cost { fields.append("cost: \(LawText.text(cost))") }
    if let time = step.time { fields.append("time: \(LawText.text(time))") }
    if let detection = step.detection { fields.append("detection: \(LawText.text(detection))") }
    if step.skill != .none { fields.append("skill: \(step.skill.name)") }
    if let note = step.note { fields.append("note: \(quoted(note))") }
    return "  \(step.name):\n" + fields.map { "    \($0)\n" }.joined()
  }

  private static func text(_ gate: Gate) -> String {
    var text = "  \(gate.name):\n"
    if let title = gate.title { text += "    title: \(quoted(title))\n" }
    switch gate.kind {
    case .any: text += list("any", gate.children, indent: "    ")
    case .all: text += list("all", gate.children, indent: "    ")
    case .sequence: text += list("sequence", gate.children, indent: "    ")
    case .atLeast(let least):
      text += "    at-least: \(least)\n" + list("of", gate.children, indent: "    ")
    case .unless:
      for (key, child) in zip(["attack", "unless"], gate.children) {
        text += "    \(key): \(child)\n"
      }
    }
    if let note = gate.note { text += "    note: \(quoted(note))\n" }
    return text
  }

  private static func list(_ key: String, _ names: [String], indent: String) -> String {
    let line = "\(indent)\(key): [\(names.joined(separator: ", "))]\n"
    if line.utf8.count <= width { return line }
    return "\(indent)\(key):\n" + names.map { "\(indent)  - \($0)\n" }.joined()
  }

  /// Text in double quotes on one line.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _
      where scalar.value < 32 || (0x7F...0x9F).contains(scalar.value)
        || scalar.value == 0x2028 || scalar.value == 0x2029 || scalar.value == 0xFEFF:
        result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
