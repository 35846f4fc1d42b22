// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Writes fault trees in the Open-PSA Model Exchange Format 2.0d, as SCRAM and other tools read it.
///
/// Each goal becomes a fault tree with that one top gate; what goals share stands in the first of them. Names
/// that the format does not take are changed, and kept as labels.
public struct OpenPSAWriter {
  private let tree: FaultTree
  private var gateNames: [String] = []
  private var eventNames: [Int: String] = [:]
  private var parameterNames: [Int: String] = [:]
  private var renamed: [String] = []
  private var expressions = OpenPSAExpressions()
  private var text = ""

  /// Writes a fault tree: its goals and what is under them.
  ///
  /// - Parameter tree: The tree.
  /// - Returns: The file, with warnings where it says less than the tree.
  /// - Complexity: O(size of the tree).
  public static func write(_ tree: FaultTree) -> WrittenFile {
    var writer = OpenPSAWriter(OpenPSAFormulas.normalized(tree))
    return writer.file()
  }

  private init(_ tree: FaultTree) {
    self.tree = tree
  }

  private mutating func file() -> WrittenFile {
    let components = FaultTreeComponents(tree)
    name(components)
    text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    var names = OpenPSANames()
    let model = tree.name.isEmpty ? "" : " name=\"\(names.add(tree.name))\""
    text += "<opsa-mef\(model)>\n"
    for gates in components.gates {
      guard let goal = gates.first else { continue }
      text += "  <define-fault-tree name=\"\(gateNames[goal])\">\n"
      for gate in gates { define(gate) }
      text += "  </define-fault-tree>\n"
    }
    writeData(components)
    text += "</opsa-mef>\n"
    return WrittenFile(text: text, diagnostics: diagnostics(components))
  }

  /// Gates and events share one name space, parameters have another.
  private mutating func name(_ components: FaultTreeComponents) {
    var names = OpenPSANames()
    gateNames = Array(repeating: "", count: tree.gates.count)
    for gate in components.gates.joined() {
      gateNames[gate] = names.add(tree.gates[gate].name)
      note(gateNames[gate], tree.gates[gate].name)
    }
    for event in components.events {
      let name = names.add(tree.events[event].name)
      eventNames[event] = name
      note(name, tree.events[event].name)
    }
    var others = OpenPSANames()
    for parameter in components.parameters {
      let name = others.add(tree.parameters[parameter].name)
      parameterNames[parameter] = name
      note(name, tree.parameters[parameter].name)
    }
    expressions.parameterNames = parameterNames
  }

  private mutating func note(_ identifier: String, _ name: String) {
    if identifier != name { renamed.append(name) }
  }

  private mutating func define(_ index: Int) {
    let gate = tree.gates[index]
    if gate.isOrdered { text += "    <!-- in this order, which 'and' does not say -->\n" }
    text += "    <define-gate name=\"\(gateNames[index])\">\n"
    label(gate.title, gate.name, gateNames[index])
    write(gate.formula, indent: "      ")
    text += "    </define-gate>\n"
  }

  private mutating func label(_ title: String?, _ name: String, _ identifier: String) {
    guard let words = title ?? (name == identifier ? nil : name), !words.isEmpty else { return }
    text += "      <label>\(XMLText.escaped(words))</label>\n"
  }

  private mutating func write(_ formula: Formula, indent: String) {
    switch formula {
    case .constant(let value): text += "\(indent)<constant value=\"\(value)\"/>\n"
    case .event(let event):
      text += "\(indent)<basic-event name=\"\(eventNames[event] ?? "")\"/>\n"
    case .gate(let gate): text += "\(indent)<gate name=\"\(gateNames[gate])\"/>\n"
    case .not(let operand): write("not", [operand], indent)
    case .all(let operands): write("and", operands, indent)
    case .any(let operands): write("or", operands, indent)
    case .odd(let operands): write("xor", operands, indent)
    case .atLeast(let least, let operands):
      write("atleast", operands, indent, attributes: " min=\"\(least)\"")
    }
  }

  private mutating func write(
    _ element: String, _ operands: [Formula], _ indent: String, attributes: String = ""
  ) {
    text += "\(indent)<\(element)\(attributes)>\n"
    for operand in operands { write(operand, indent: indent + "  ") }
    text += "\(indent)</\(element)>\n"
  }

  private mutating func writeData(_ components: FaultTreeComponents) {
    guard !components.parameters.isEmpty || !components.events.isEmpty else { return }
    text += "  <model-data>\n"
    let caps = OpenPSACaps(tree)
    for index in components.parameters {
      let parameter = tree.parameters[index]
      let identifier = parameterNames[index] ?? ""
      text += "    <define-parameter name=\"\(identifier)\">\n"
      label(nil, parameter.name, identifier)
      text += expressions.text(parameter.expression, of: parameter.name, indent: "      ")
      text += "    </define-parameter>\n"
    }
    for index in components.events {
      let event = tree.events[index]
      let identifier = eventNames[index] ?? ""
      text += "    <define-basic-event name=\"\(identifier)\">\n"
      label(event.title, event.name, identifier)
      if let expression = event.probability {
        text += expressions.text(
          caps.capped(expression), of: event.name, indent: "      ")
      }
      text += "    </define-basic-event>\n"
    }
    text += "  </model-data>\n"
  }

  private func diagnostics(_ components: FaultTreeComponents) -> [Diagnostic] {
    let ordered = components.gates.joined().filter { tree.gates[$0].isOrdered }.map {
      tree.gates[$0].name
    }
    return [
      Notice.warning("order", ordered, "sequences become 'and', which does not say their order"),
      Notice.warning(
        "renamed", renamed, "names that the format does not take are changed, and kept as labels"),
      Notice.warning(
        "law", expressions.approximated,
        "laws that the format lacks are written as histograms of the same mean"),
      Notice.warning(
        "law", expressions.averaged, "laws that the format lacks are written as their means"),
    ].compactMap { $0 }
  }
}
