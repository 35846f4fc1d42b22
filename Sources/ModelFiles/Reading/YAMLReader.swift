// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Yams

/// Reads YAML text into nodes with places, and refuses what the model language leaves out.
enum YAMLReader {
  /// The most values of a file.
  private static let valueLimit = 20_000_000

  /// Reads a document; `nil` if it is empty.
  ///
  /// Anchors, aliases and tags are looked for in the text before it is parsed, since the parser follows
  /// them, which takes exponential time for a few hostile lines.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - file: The file's name for locations.
  /// - Returns: The document's value, or `nil`.
  /// - Throws: A ``Diagnostic`` for the first thing that is not YAML or not part of the language.
  static func read(_ text: String, file: String) throws(Diagnostic) -> YAMLNode? {
    if let mark = AliasScan.first(in: text) {
      throw Diagnostic(
        .error, code: "yaml-alias", "anchors, aliases and tags are not part of the model language",
        at: SourceLocation(file: file, line: mark.line, column: mark.column),
        hint: "give the node a name and use the name, or put the text in quotes")
    }
    guard let root = try compose(text, file) else { return nil }
    var budget = valueLimit
    return try convert(root, file, &budget)
  }

  private static func compose(_ text: String, _ file: String) throws(Diagnostic) -> Yams.Node? {
    do {
      return try Yams.compose(yaml: text, .basic)
    } catch {
      throw diagnostic(error, file)
    }
  }

  private static func convert(
    _ node: Yams.Node, _ file: String, _ budget: inout Int
  ) throws(Diagnostic) -> YAMLNode {
    let location = place(node, file)
    budget -= 1
    if budget < 0 {
      throw Diagnostic(
        .error, code: "file-too-large", "the file has more than \(valueLimit) values", at: location,
        hint: "split it")
    }
    switch node {
    case .scalar(let scalar):
      return YAMLNode(content: .scalar(scalar.string), location: location)
    case .sequence(let sequence):
      var values: [YAMLNode] = []
      values.reserveCapacity(sequence.count)
      for value in sequence { values.append(try convert(value, file, &budget)) }
      return YAMLNode(content: .sequence(values), location: location)
    case .mapping(let mapping):
      var members: [YAMLNode.Member] = []
      members.reserveCapacity(mapping.count)
      for (key, value) in mapping {
        members.append(
          YAMLNode.Member(
            key: try keyName(key, file), value: try convert(value, file, &budget)))
      }
      return YAMLNode(content: .mapping(members), location: location)
    case .alias:
      throw Diagnostic(
        .error, code: "yaml-alias", "anchors and aliases are not part of the model language",
        at: location)
    }
  }

  private static func keyName(_ key: Yams.Node, _ file: String) throws(Diagnostic) -> YAMLNode.Key {
    guard case .scalar(let scalar) = key else {
      throw Diagnostic(
        .error, code: "yaml-key", "a key must be a name", at: place(key, file))
    }
    return YAMLNode.Key(name: scalar.string, location: place(key, file))
  }

  private static func place(_ node: Yams.Node, _ file: String) -> SourceLocation {
    SourceLocation(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  private static func diagnostic(_ error: any Error, _ file: String) -> Diagnostic {
    func at(_ mark: Mark?) -> SourceLocation {
      SourceLocation(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
    }
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      let about = context.map { " \($0.text)" } ?? ""
      return Diagnostic(.error, code: "yaml-syntax", "\(problem)\(about)", at: at(mark))
    case YamlError.reader(let problem, _, _, _):
      return Diagnostic(.error, code: "yaml-syntax", problem, at: at(nil))
    case YamlError.duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.map { "'\($0)'" }.sorted().joined(separator: ", ")
      return Diagnostic(
        .error, code: "duplicate-key", "a key stands twice in one mapping: \(names)",
        at: at(context.mark))
    default:
      return Diagnostic(.error, code: "yaml-syntax", "not valid YAML: \(error)", at: at(nil))
    }
  }
}
