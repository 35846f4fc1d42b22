// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Turns fault trees into attack trees.
///
/// Negations and exclusive or become 'unless', with a certain step where there is nothing to attack. An event
/// that stands under negations only is a defence.
public struct FaultTreeImport {
  let tree: FaultTree
  var model = Model()
  var names = ModelNames()
  private var gateNames: [Int: String] = [:]
  private var eventNames: [Int: String] = [:]
  private var constants: [Bool: String] = [:]

  /// Turns what is under the goals of a fault tree into a model of one tree for each goal.
  ///
  /// - Parameter tree: The fault tree, without cycles.
  /// - Returns: The model, and warnings where it differs from the fault tree.
  /// - Complexity: O(size of the tree).
  public static func model(of tree: FaultTree) -> (model: Model, diagnostics: [Diagnostic]) {
    var converter = FaultTreeImport(tree: OpenPSAFormulas.normalized(tree))
    let diagnostics = converter.convert()
    return (converter.model, diagnostics)
  }

  private init(tree: FaultTree) {
    self.tree = tree
    model.title = tree.name.isEmpty ? nil : tree.name
  }

  private mutating func convert() -> [Diagnostic] {
    let components = FaultTreeComponents(tree)
    let gates = components.gates.joined()
    for gate in gates { gateNames[gate] = names.add(tree.gates[gate].name) }
    for event in components.events { eventNames[event] = names.add(tree.events[event].name) }
    for gate in gates {
      let definition = tree.gates[gate]
      insert(
        definition.formula, named: gateNames[gate] ?? "",
        title: definition.title ?? Self.title(definition.name, gateNames[gate]),
        isOrdered: definition.isOrdered)
    }
    model.trees = tree.goals.compactMap { gateNames[$0] }
    var estimates = FaultTreeEstimates(tree, components)
    model.parameters = estimates.parameters
    let polarity = FaultTreePolarity(tree)
    for index in components.events {
      let event = tree.events[index]
      let name = eventNames[index] ?? ""
      model.forest.insert(
        .step(
          Step(
            name: name, title: event.title ?? Self.title(event.name, name),
            role: polarity.isNegatedOnly(event: index) ? .defence : .attack,
            probability: estimates.probability(ofEvent: index))))
    }
    let used = Set(components.events)
    let unused = tree.events.indices.filter { !used.contains($0) }.map { tree.events[$0].name }
    return estimates.diagnostics
      + [Notice.warning("unused", unused, "events under no goal are not taken")].compactMap { $0 }
  }

  /// The old name as a title, where the name had to change.
  private static func title(_ old: String, _ new: String?) -> String? { old == new ? nil : old }

  private mutating func insert(_ gate: Gate) { model.forest.insert(.gate(gate)) }

  private mutating func insert(
    _ formula: Formula, named name: String, title: String? = nil, isOrdered: Bool = false
  ) {
    // The gate takes its place before its parts do.
    insert(Gate(name: name, kind: .any, children: []))
    let kind: Gate.Kind
    let children: [String]
    switch formula {
    case .constant, .event, .gate: (kind, children) = (.any, [child(formula, of: name)])
    case .not(.not(let operand)): (kind, children) = (.any, [child(operand, of: name)])
    case .not(let operand):
      (kind, children) = (.unless, [constant(true), child(operand, of: name)])
    case .any(let operands): (kind, children) = (.any, operands.map { child($0, of: name) })
    case .atLeast(let least, let operands):
      (kind, children) = (.atLeast(least), operands.map { child($0, of: name) })
    case .odd(let operands): (kind, children) = (.any, exclusive(operands, of: name))
    case .all(let operands): (kind, children) = conjunction(operands, isOrdered, of: name)
    }
    insert(Gate(name: name, title: title, kind: kind, children: children))
  }

  /// The name of the node that an operand is.
  private mutating func child(_ formula: Formula, of parent: String) -> String {
    switch formula {
    case .event(let event): return eventNames[event] ?? ""
    case .gate(let gate): return gateNames[gate] ?? ""
    case .constant(let value): return constant(value)
    default:
      let name = names.add("\(parent)-part")
      insert(formula, named: name)
      return name
    }
  }

  /// What is negated in a conjunction is what stops the rest.
  private mutating func conjunction(
    _ operands: [Formula], _ isOrdered: Bool, of parent: String
  ) -> (Gate.Kind, [String]) {
    var attacks: [String] = []
    var defences: [String] = []
    for operand in operands {
      if case .not(let inner) = operand {
        defences.append(child(inner, of: parent))
      } else {
        attacks.append(child(operand, of: parent))
      }
    }
    let kind: Gate.Kind = isOrdered ? .sequence : .all
    if defences.isEmpty { return (kind, attacks) }
    let attack = attacks.isEmpty ? constant(true) : joined(attacks, kind, of: parent)
    let defence = joined(defences, .any, of: parent)
    // A name may stand once under a gate, and a node may be negated beside itself.
    return (.unless, [attack, attack == defence ? part(.any, [defence], of: parent) : defence])
  }

  /// Of two operands one without the other.
  private mutating func exclusive(_ operands: [Formula], of parent: String) -> [String] {
    let children = operands.map { child($0, of: parent) }
    guard children.count == 2 else { return children }
    return [children, children.reversed()].map { part(.unless, $0, of: parent) }
  }

  private mutating func joined(
    _ children: [String], _ kind: Gate.Kind, of parent: String
  ) -> String {
    children.count == 1 ? children[0] : part(kind, children, of: parent)
  }

  private mutating func part(
    _ kind: Gate.Kind, _ children: [String], of parent: String
  ) -> String {
    let name = names.add("\(parent)-part")
    insert(Gate(name: name, kind: kind, children: children))
    return name
  }

  private mutating func constant(_ value: Bool) -> String {
    if let known = constants[value] { return known }
    let name = names.add(value ? "certain" : "impossible")
    constants[value] = name
    model.forest.insert(.step(Step(name: name, probability: .point(value ? 1 : 0))))
    return name
  }
}
