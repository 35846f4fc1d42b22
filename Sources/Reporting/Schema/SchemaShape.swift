// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// What a value of a printed document looks like.
indirect enum SchemaShape: Sendable {
  case text
  case integer
  /// A number; `null` where it is not finite.
  case number
  case flag
  case word([String])
  case stride
  case constant(String)
  case list(SchemaShape)
  /// An object with any keys.
  case map(SchemaShape)
  /// An object with just these keys.
  case object([(String, SchemaShape)])
  /// A value of a key that may be absent.
  case absent(SchemaShape)
  /// A value or `null`.
  case optional(SchemaShape)
  /// One of several.
  case either([SchemaShape])
  case reference(String)

  /// A list of texts.
  static let texts = SchemaShape.list(.text)

  /// A seed; a string where JavaScript would round the number.
  static let seed = SchemaShape.either([.integer, .text])

  /// A count; a string where JavaScript would round the number.
  static let count = SchemaShape.either([.integer, .text])

  private var isAbsent: Bool { if case .absent = self { true } else { false } }

  /// The schema.
  var schema: JSONValue { .object(members) }

  /// The members of the schema.
  var members: [JSONValue.Member] {
    switch self {
    case .text: [.init("type", "string")]
    case .integer: [.init("type", "integer")]
    case .number: [.init("type", ["number", "null"])]
    case .flag: [.init("type", "boolean")]
    case .word(let words): [.init("enum", .texts(words))]
    case .stride: [.init("enum", .texts(STRIDE.allCases.map(\.rawValue)))]
    case .constant(let text): [.init("const", .string(text))]
    case .list(let shape): [.init("type", "array"), .init("items", shape.schema)]
    case .map(let shape):
      [.init("type", "object"), .init("additionalProperties", shape.schema)]
    case .object(let fields):
      [
        .init("type", "object"),
        .init("properties", .object(fields.map { .init($0.0, $0.1.schema) })),
        .init("required", .texts(fields.filter { !$0.1.isAbsent }.map(\.0))),
        .init("additionalProperties", .bool(false)),
      ]
    case .absent(let shape): shape.members
    case .optional(let shape):
      [.init("anyOf", .array([shape.schema, ["type": "null"]]))]
    case .either(let shapes): [.init("anyOf", .array(shapes.map(\.schema)))]
    case .reference(let name): [.init("$ref", .string("#/$defs/\(name)"))]
    }
  }
}
