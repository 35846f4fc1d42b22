// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The JSON Schemas of the files that are read, made from the tables that decode them.
///
/// Editors complete and check with them (`# yaml-language-server: $schema=model.schema.json`). They tell the keys, the
/// words and the kinds of values; what numbers must satisfy, and that names are defined, `copse check` tells.
public enum ModelSchema: String, CaseIterable, Sendable {
  /// Files of a model.
  case model
  /// Files of a scenario.
  case scenario

  /// The schema (draft 2020-12).
  ///
  /// - Complexity: O(fields of the language).
  public var document: SchemaValue {
    var builder = SchemaBuilder()
    let root: [(String, SchemaValue)]
    switch self {
    case .scenario: root = [("$ref", builder.reference(to: .scenarioFile))]
    case .model:
      root = [
        ("if", .required("threat")),
        ("then", .members([("$ref", builder.reference(to: .threatFile))])),
        ("else", .members([("$ref", builder.reference(to: .modelFile))])),
      ]
    }
    let head: [(String, SchemaValue)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("copse \(rawValue) file")),
    ]
    return .members(head + root + [("$defs", builder.definitions())])
  }
}
