// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// Gates have children, each once, and as many as they need.
enum GateShapeRule: ValidationRule {
  static func check(_ model: Model) -> [Diagnostic] {
    model.forest.nodes.values.flatMap { node -> [Diagnostic] in
      if case .gate(let gate) = node { check(gate, model) } else { [] }
    }
  }

  private static func check(_ gate: Gate, _ model: Model) -> [Diagnostic] {
    let location = model.locations[.node(gate.name)]
    if gate.children.isEmpty {
      return [
        Diagnostic(.error, code: "empty-gate", "the gate '\(gate.name)' has no child", at: location)
      ]
    }
    return shape(gate, location) + duplicates(gate, model)
  }

  private static func shape(_ gate: Gate, _ location: SourceLocation?) -> [Diagnostic] {
    let count = gate.children.count
    switch gate.kind {
    case .atLeast(let k) where k < 1 || k > count:
      return [
        Diagnostic(
          .error, code: "impossible-threshold",
          "the gate '\(gate.name)' asks for \(k) of \(count) children", at: location,
          hint: "choose a number from 1 to \(count)")
      ]
    case .unless where count != 2:
      return [
        Diagnostic(
          .error, code: "malformed-gate",
          "the gate '\(gate.name)' needs one attack and one defence", at: location)
      ]
    default: return []
    }
  }

  private static func duplicates(_ gate: Gate, _ model: Model) -> [Diagnostic] {
    var seen: Set<String> = []
    return gate.children.enumerated().compactMap { index, child in
      if seen.insert(child).inserted { return nil }
      return Diagnostic(
        .error, code: "duplicate-child",
        "the gate '\(gate.name)' names its child '\(child)' twice: a name is one event",
        at: model.locations[.child(gate: gate.name, index: index)])
    }
  }
}
