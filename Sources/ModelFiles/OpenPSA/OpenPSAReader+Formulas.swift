// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension OpenPSAReader {
  /// The formula inside the definition of a gate.
  mutating func formula(of pending: Pending) -> Formula? {
    let operands = pending.element.children.filter {
      $0.name != "label" && $0.name != "attributes"
    }
    guard operands.count == 1 else {
      error(
        "bad-formula",
        "the gate '\(pending.element["name"] ?? "")' needs one formula, not "
          + "\(operands.count)", pending.element)
      return nil
    }
    return formula(operands[0], in: pending.path)
  }

  private mutating func formula(_ element: XMLElement, in path: String) -> Formula? {
    switch element.name {
    case "gate", "basic-event", "house-event", "event": return reference(element, in: path)
    case "constant": return constant(element)
    default: break
    }
    var operands: [Formula] = []
    for child in element.children {
      guard let operand = formula(child, in: path) else { return nil }
      operands.append(operand)
    }
    return connective(element, operands)
  }

  private mutating func connective(_ element: XMLElement, _ operands: [Formula]) -> Formula? {
    let name = element.name
    let arity: ClosedRange<Int> =
      switch name {
      case "not": 1...1
      case "iff", "imply": 2...2
      case "and", "or", "nand", "nor", "xor", "atleast", "cardinality": 1...Int.max
      default: 0...Int.max
      }
    guard arity.contains(operands.count) else {
      let needed = ["not": "one operand", "iff": "two operands", "imply": "two operands"][name]
      error(
        "bad-formula",
        "'\(name)' takes \(needed ?? "at least one operand"), not \(operands.count)", element)
      return nil
    }
    switch name {
    case "and": return .all(operands)
    case "or": return .any(operands)
    case "not": return .not(operands[0])
    case "nand": return .not(.all(operands))
    case "nor": return .not(.any(operands))
    case "xor": return .odd(operands)
    case "iff": return .not(.odd(operands))
    case "imply": return .any([.not(operands[0]), operands[1]])
    case "atleast":
      return number("min", of: element, upTo: operands.count).map { .atLeast($0, operands) }
    case "cardinality": return cardinality(element, operands)
    default:
      error("unknown-element", "'\(name)' is no formula that is known here", element)
      return nil
    }
  }

  private mutating func cardinality(
    _ element: XMLElement, _ operands: [Formula]
  ) -> Formula? {
    guard let least = number("min", of: element, upTo: operands.count),
      let most = number("max", of: element, upTo: operands.count)
    else { return nil }
    guard least <= most else {
      error("bad-value", "'min' is greater than 'max'", element)
      return nil
    }
    let notMore = Formula.not(.atLeast(most + 1, operands))
    if most == operands.count { return .atLeast(least, operands) }
    return least == 0 ? notMore : .all([.atLeast(least, operands), notMore])
  }

  private mutating func number(
    _ attribute: String, of element: XMLElement, upTo limit: Int
  ) -> Int? {
    guard let text = element[attribute], let value = Int(text), (0...limit).contains(value) else {
      error(
        "bad-value",
        "'\(attribute)' of '\(element.name)' must be a whole number up to the number of operands, "
          + "\(limit), not '\(element[attribute] ?? "")'", element)
      return nil
    }
    return value
  }

  private mutating func constant(_ element: XMLElement) -> Formula? {
    switch element["value"] {
    case "true": return .constant(true)
    case "false": return .constant(false)
    default:
      error("bad-value", "a constant is 'true' or 'false'", element)
      return nil
    }
  }

  private mutating func reference(_ element: XMLElement, in path: String) -> Formula? {
    guard let name = element["name"] else {
      error("missing-name", "'\(element.name)' names nothing", element)
      return nil
    }
    let kind = element.name == "event" ? element["type"] ?? "event" : element.name
    guard let index = nodes.index(of: name, in: path) else {
      error(
        "undefined-name", "there is no \(kind) '\(name)'", element,
        hint: NearestName.hint(name, among: nodes.names))
      return nil
    }
    let found = nodeFormulas[index]
    switch (kind, found) {
    case ("event", _), ("gate", .gate), ("basic-event", .event), ("house-event", .constant):
      return found
    default:
      error(
        "undefined-name", "there is no \(kind) '\(name)'", element,
        hint: "'\(name)' is a \(Self.kind(of: found))")
      return nil
    }
  }

  private static func kind(of formula: Formula) -> String {
    switch formula {
    case .gate: "gate"
    case .event: "basic event"
    default: "house event"
    }
  }
}
