// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension ObjectReader {
  /// The text of a key.
  func text(_ key: String) -> String? {
    self[key].flatMap { text(of: $0, "a text") }
  }

  /// The name of a key.
  func name(_ key: String) -> String? {
    guard let node = self[key], let text = text(of: node, "a name") else { return nil }
    return context.name(text, at: node.location)
  }

  /// The names in the list of a key; one name may stand without a list.
  func names(_ key: String) -> [String] {
    texts(of: key, "a name").compactMap { context.name($0.text, at: $0.location) }
  }

  /// The texts in the list of a key; one text may stand without a list.
  func texts(_ key: String) -> [String] { texts(of: key, "a text").map(\.text) }

  /// The texts in the list of a key with their places; one text may stand without a list.
  func placedTexts(_ key: String) -> [(text: String, location: SourceLocation)] {
    texts(of: key, "a text")
  }

  /// The word of a key, one of those of a type.
  func choice<Choice>(_ key: String, _ type: Choice.Type) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    guard let node = self[key], let text = text(of: node, "a word") else { return nil }
    return choice(text, type, at: node.location)
  }

  /// The words in the list of a key; one word may stand without a list.
  func choices<Choice>(_ key: String, _ type: Choice.Type) -> [Choice]
  where Choice: RawRepresentable<String> & CaseIterable {
    texts(of: key, "a word").compactMap { choice($0.text, type, at: $0.location) }
  }

  /// The skill of a key.
  func skill(_ key: String) -> Skill? {
    guard let node = self[key], let text = text(of: node, "a word") else { return nil }
    if let skill = Skill(name: text) { return skill }
    reportWord(text, Skill.allCases.map(\.name), at: node.location)
    return nil
  }

  /// The whole number of a key.
  func integer(_ key: String) -> Int? {
    guard let node = self[key], let text = text(of: node, "a whole number") else { return nil }
    if let value = ScalarNumber.integer(text) { return value }
    context.error("invalid-number", "'\(text)' is not a whole number", at: node.location)
    return nil
  }

  /// The number of a key in a unit.
  func number(_ key: String, _ unit: Unit) -> Double? {
    self[key].flatMap { number(of: $0, unit) }
  }

  /// Whether the flag of a key is set.
  func flag(_ key: String) -> Bool {
    guard let node = self[key], let text = text(of: node, "true or false") else { return false }
    if text != "true" && text != "false" {
      reportWord(text, ["true", "false"], at: node.location)
    }
    return text == "true"
  }

  /// The members of the mapping of a key, with names checked.
  func members(_ key: String) -> [YAMLNode.Member] {
    guard let node = self[key] else { return [] }
    guard case .mapping(let members) = node.content else {
      context.error(
        "wrong-kind", "expected a mapping of names, but found \(node.kind)", at: node.location)
      return []
    }
    return members.filter { context.name($0.key.name, at: $0.key.location) != nil }
  }

  /// The values in the list of a key.
  func elements(_ key: String) -> [YAMLNode] {
    guard let node = self[key] else { return [] }
    if case .sequence(let values) = node.content { return values }
    context.error("wrong-kind", "expected a list, but found \(node.kind)", at: node.location)
    return []
  }

  /// The text of a scalar, or a report of what was expected.
  func text(of node: YAMLNode, _ expected: String) -> String? {
    if case .scalar(let text) = node.content { return text }
    context.error("wrong-kind", "expected \(expected), but found \(node.kind)", at: node.location)
    return nil
  }

  /// The number of a scalar, or a report of what was expected.
  func number(of node: YAMLNode, _ unit: Unit) -> Double? {
    guard let text = text(of: node, "a number") else { return nil }
    if let value = context.numbers.parse(text, as: unit) { return value }
    context.error(
      "invalid-number", "'\(text)' is not a number of the unit that is needed here",
      at: node.location,
      hint: "write for example \(unit.examples(currency: context.numbers.currency))")
    return nil
  }

  private func texts(
    of key: String, _ expected: String
  ) -> [(text: String, location: SourceLocation)] {
    guard let node = self[key] else { return [] }
    let nodes: [YAMLNode]
    if case .sequence(let values) = node.content { nodes = values } else { nodes = [node] }
    return nodes.compactMap { node in
      text(of: node, expected).map { ($0, node.location) }
    }
  }

  private func choice<Choice>(
    _ text: String, _ type: Choice.Type, at location: SourceLocation
  ) -> Choice? where Choice: RawRepresentable<String> & CaseIterable {
    if let choice = Choice(rawValue: text) { return choice }
    reportWord(text, Choice.allCases.map(\.rawValue), at: location)
    return nil
  }

  private func reportWord(_ text: String, _ known: [String], at location: SourceLocation) {
    context.error(
      "unknown-word", "'\(text)' is not one of \(known.joined(separator: ", "))", at: location,
      hint: NearestName.hint(text, among: known))
  }
}

extension ObjectReader {
  /// The estimate of a key, with the full name under which it is drawn.
  func estimate(_ key: String, _ unit: Unit, named name: String) -> Estimate? {
    self[key].flatMap { EstimateReader(context: context).estimate($0, unit, named: name) }
  }
}
