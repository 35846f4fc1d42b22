// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads YAML text into nodes with places, and refuses what the model language leaves out.
///
/// The recursion is as deep as the text, which libyaml lets be a thousand levels.
struct YAMLReader {
  /// The most values of a file.
  private static let valueLimit = 20_000_000

  private let events: YAMLEvents
  private let file: String
  private var budget = YAMLReader.valueLimit

  private init(_ events: YAMLEvents, _ file: String) {
    self.events = events
    self.file = file
  }

  /// Reads a document; `nil` if it is empty.
  ///
  /// Anchors, aliases and tags are looked for in the text before it is parsed.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - file: The file's name for locations.
  /// - Returns: The document's value, or `nil`.
  /// - Throws: A ``Diagnostic`` for the first thing that is not YAML or not part of the language.
  /// - Complexity: O(length of the text).
  static func read(_ text: String, file: String) throws(Diagnostic) -> YAMLNode? {
    if let mark = AliasScan.first(in: text) {
      throw alias(at: SourceLocation(file: file, line: mark.line, column: mark.column))
    }
    return try YAMLEvents.reading(text, file) { events throws(Diagnostic) in
      var reader = YAMLReader(events, file)
      return try reader.document()
    }
  }

  private mutating func document() throws(Diagnostic) -> YAMLNode? {
    // The start of the text.
    _ = try events.next()
    guard case .document = try events.next().kind else { return nil }
    let root = try node(events.next())
    // The end of the document.
    _ = try events.next()
    let last = try events.next()
    guard case .streamEnd = last.kind else {
      throw Diagnostic(
        .error, code: "yaml-syntax",
        "a second document begins here, but a file holds one", at: place(last),
        hint: "put it into a file of its own")
    }
    return root
  }

  /// The node that begins with an event.
  private mutating func node(_ event: YAMLEvent) throws(Diagnostic) -> YAMLNode {
    let location = place(event)
    budget -= 1
    if budget < 0 {
      throw Diagnostic(
        .error, code: "file-too-large", "the file has more than \(Self.valueLimit) values",
        at: location, hint: "split it")
    }
    switch event.kind {
    case .scalar(let text): return YAMLNode(content: .scalar(text), location: location)
    case .sequence: return YAMLNode(content: .sequence(try values()), location: location)
    case .mapping: return YAMLNode(content: .mapping(try members()), location: location)
    case .alias, .end, .document, .streamStart, .streamEnd: throw Self.alias(at: location)
    }
  }

  private mutating func values() throws(Diagnostic) -> [YAMLNode] {
    var values: [YAMLNode] = []
    while true {
      let event = try events.next()
      if case .end = event.kind { return values }
      values.append(try node(event))
    }
  }

  private mutating func members() throws(Diagnostic) -> [YAMLNode.Member] {
    var members: [YAMLNode.Member] = []
    var names = MappingKeys()
    while true {
      let event = try events.next()
      if case .end = event.kind { return members }
      let key = try key(event)
      if let first = names.add(key, to: members) { throw Self.duplicate(key, first) }
      members.append(YAMLNode.Member(key: key, value: try node(events.next())))
    }
  }

  private func key(_ event: YAMLEvent) throws(Diagnostic) -> YAMLNode.Key {
    switch event.kind {
    case .scalar(let name): return YAMLNode.Key(name: name, location: place(event))
    case .alias: throw Self.alias(at: place(event))
    case .sequence, .mapping, .end, .document, .streamStart, .streamEnd:
      throw Diagnostic(.error, code: "yaml-key", "a key must be a name", at: place(event))
    }
  }

  private func place(_ event: YAMLEvent) -> SourceLocation {
    SourceLocation(file: file, line: event.line, column: event.column)
  }

  private static func duplicate(_ key: YAMLNode.Key, _ first: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, code: "duplicate-key", "the key '\(key.name)' stands twice in one mapping",
      at: key.location, hint: "remove or rename one of the two; the first is at \(first)")
  }

  private static func alias(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, code: "yaml-alias", "anchors, aliases and tags are not part of the model language",
      at: location, hint: "give the node a name and use the name, or put the text in quotes")
  }
}
