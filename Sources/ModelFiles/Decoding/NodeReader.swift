// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads steps and gates, inline ones included, with a stack of its own.
struct NodeReader {
  /// A node to be read, and its name.
  private struct Pending {
    var name: String
    var value: YAMLNode
    var location: SourceLocation
  }

  private let context: DecodingContext
  private var definitions: Definitions
  /// The nodes that were read.
  private(set) var forest = AttackForest()

  /// Makes a reader.
  init(_ context: DecodingContext) {
    self.context = context
    definitions = Definitions("node", context)
  }

  /// Reads a definition and all that are nested in it.
  mutating func read(_ name: String, _ value: YAMLNode, at location: SourceLocation) {
    var stack = [Pending(name: name, value: value, location: location)]
    while let next = stack.popLast() {
      guard context.name(next.name, at: next.location) != nil,
        definitions.add(next.name, at: next.location)
      else { continue }
      context.locations[.node(next.name)] = next.location
      stack += read(next).reversed()
    }
  }

  /// Reads a child or the root of a tree: a name, or one name with its definition.
  ///
  /// Returns the name, or `nil` after a report.
  mutating func reference(_ value: YAMLNode) -> String? {
    guard let (name, definition) = child(value) else { return nil }
    if let definition { read(name, definition.value, at: definition.location) }
    return name
  }

  /// Reads a node; the definitions nested in it are returned.
  private mutating func read(_ pending: Pending) -> [Pending] {
    switch pending.value.content {
    case .scalar:
      let reader = EstimateReader(context: context)
      let name = ParameterName.step(pending.name, .probability)
      let probability = reader.estimate(pending.value, .probability, named: name)
      forest.insert(.step(Step(name: pending.name, probability: probability ?? .point(0))))
      return []
    case .sequence:
      context.error(
        "wrong-kind", "expected a step or a gate, but found a list", at: pending.value.location,
        hint: "put 'any:' or 'all:' before the list")
      return []
    case .mapping(let members):
      let isGate = members.contains { Shape.gateKeys.contains($0.key.name) }
      return isGate ? gate(pending, members) : step(pending, members)
    }
  }

  private mutating func step(_ pending: Pending, _ members: [YAMLNode.Member]) -> [Pending] {
    let object = ObjectReader(members, at: pending.value.location, as: .step, context)
    let name = pending.name
    let isDefence = object["holds"] != nil
    if (object["probability"] == nil) != isDefence {
      context.error(
        "missing-key",
        isDefence
          ? "the step '\(name)' has 'probability' and 'holds': one of them is enough"
          : "the step '\(name)' needs 'probability'",
        at: pending.location,
        hint: isDefence ? nil : "a defence has 'holds' instead, a gate 'any', 'all', 'sequence' ..."
      )
    }
    let key = isDefence ? "holds" : "probability"
    func estimate(_ key: String, _ unit: Unit, _ quantity: Effect.Quantity) -> Estimate? {
      object.estimate(key, unit, named: ParameterName.step(name, quantity))
    }
    forest.insert(
      .step(
        Step(
          name: name, title: object.text("title"), role: isDefence ? .defence : .attack,
          probability: estimate(key, .probability, .probability) ?? .point(0),
          cost: estimate("cost", .money, .cost), time: estimate("time", .hours, .time),
          detection: estimate("detection", .probability, .detection),
          damage: object.estimate("damage", .money, named: ParameterName.damage(node: name)),
          skill: object.skill("skill") ?? .none, targets: object.names("targets"),
          source: object.text("source"), confidence: object.choice("confidence", Confidence.self),
          note: object.text("note"))))
    return []
  }

  private mutating func gate(_ pending: Pending, _ members: [YAMLNode.Member]) -> [Pending] {
    let object = ObjectReader(members, at: pending.value.location, as: .gate, context)
    guard let (kind, values) = kind(of: object, pending) else {
      forest.insert(.step(Step(name: pending.name, probability: .point(0))))
      return []
    }
    var children: [String] = []
    var nested: [Pending] = []
    for value in values {
      guard let (name, definition) = child(value) else { continue }
      context.locations[.child(gate: pending.name, index: children.count)] = value.location
      children.append(name)
      if let definition {
        nested.append(
          Pending(name: name, value: definition.value, location: definition.location))
      }
    }
    forest.insert(
      .gate(
        Gate(
          name: pending.name, title: object.text("title"), kind: kind, children: children,
          damage: object.estimate(
            "damage", .money, named: ParameterName.damage(node: pending.name)),
          targets: object.names("targets"), note: object.text("note"))))
    return nested
  }

  private func kind(
    of object: ObjectReader, _ pending: Pending
  ) -> (Gate.Kind, [YAMLNode])? {
    let found = ["any", "all", "sequence", "at-least", "attack"].filter { object[$0] != nil }
    guard found.count == 1 else {
      context.error(
        "one-gate",
        "the gate '\(pending.name)' needs exactly one of any, all, sequence, at-least, attack",
        at: pending.location)
      return nil
    }
    switch found[0] {
    case "any": return (.any, object.elements("any"))
    case "all": return (.all, object.elements("all"))
    case "sequence": return (.sequence, object.elements("sequence"))
    case "at-least": return threshold(object, pending)
    default: return unless(object, pending)
    }
  }

  private func threshold(
    _ object: ObjectReader, _ pending: Pending
  ) -> (Gate.Kind, [YAMLNode])? {
    guard object["of"] != nil else {
      context.error(
        "missing-key", "'at-least' needs 'of', a list of children", at: pending.location)
      return nil
    }
    guard let k = object.integer("at-least") else { return nil }
    return (.atLeast(k), object.elements("of"))
  }

  private func unless(
    _ object: ObjectReader, _ pending: Pending
  ) -> (Gate.Kind, [YAMLNode])? {
    guard let attack = object["attack"], let defence = object["unless"] else {
      context.error(
        "missing-key", "'attack' needs 'unless', the defence that stops it", at: pending.location)
      return nil
    }
    return (.unless, [attack, defence])
  }

  /// A name, or one name with its definition.
  private func child(
    _ value: YAMLNode
  ) -> (name: String, definition: (value: YAMLNode, location: SourceLocation)?)? {
    switch value.content {
    case .scalar(let text):
      return context.name(text, at: value.location).map { ($0, nil) }
    case .mapping(let members) where members.count == 1:
      return (members[0].key.name, (members[0].value, members[0].key.location))
    case .mapping, .sequence:
      context.error(
        "wrong-kind", "expected the name of a node or one name with its definition",
        at: value.location, hint: "write '- name' or '- name: {probability: 0.1}'")
      return nil
    }
  }
}
