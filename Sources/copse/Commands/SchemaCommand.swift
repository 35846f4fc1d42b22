// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import ModelFiles
import Reporting

/// `copse schema`: the JSON Schemas of files that are read and documents that are printed.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of model files, scenario files or a result document.",
    discussion: """
      Editors with a YAML language server complete and check with it:

        copse schema model --output model.schema.json
        # yaml-language-server: $schema=model.schema.json   (first line of a model file)

      Documents: \(names.joined(separator: ", ")).
      """)

  @Argument(
    help: "What the schema is of: \(names.joined(separator: ", ")).", completion: .list(names))
  var document: String

  @Option(name: .shortAndLong, help: "A file to write to; appears whole or not at all.")
  var output: String?

  private static var names: [String] {
    ModelSchema.allCases.map(\.rawValue) + ResultSchema.allCases.map(\.rawValue)
  }

  func validate() throws { _ = try schema() }

  func run() throws { try Output(path: output).write(schema().text) }

  private func schema() throws -> JSONValue {
    if let model = ModelSchema(rawValue: document) { return JSONValue(model.document) }
    if let result = ResultSchema(rawValue: document) { return result.document }
    throw ValidationError(
      "there is no schema of '\(document)': known are \(Self.names.joined(separator: ", "))")
  }
}

extension JSONValue {
  /// The same value.
  fileprivate init(_ schema: SchemaValue) {
    switch schema {
    case .bool(let value): self = .bool(value)
    case .integer(let value): self = .integer(value)
    case .string(let text): self = .string(text)
    case .array(let values): self = .array(values.map { JSONValue($0) })
    case .object(let members):
      self = .object(members.map { Member($0.key, JSONValue($0.value)) })
    }
  }
}
