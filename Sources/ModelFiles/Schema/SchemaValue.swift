// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A value of a JSON Schema, its members in order.
public indirect enum SchemaValue: Hashable, Sendable {
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A string.
  case string(String)
  /// An array.
  case array([SchemaValue])
  /// An object.
  case object([Member])

  /// A member of an object.
  public struct Member: Hashable, Sendable {
    /// The key.
    public var key: String
    /// The value.
    public var value: SchemaValue
  }

  /// Makes an object.
  static func members(_ members: [(String, SchemaValue)]) -> SchemaValue {
    .object(members.map { Member(key: $0.0, value: $0.1) })
  }

  /// A schema that demands one of several types.
  static func types(_ types: String...) -> SchemaValue {
    members([
      ("type", types.count == 1 ? .string(types[0]) : .array(types.map { .string($0) }))
    ])
  }

  /// A schema that demands one of several words.
  static func words(_ words: [String]) -> SchemaValue {
    members([("enum", .array(words.map { .string($0) }))])
  }

  /// A schema that demands one of several schemas.
  static func any(_ schemas: SchemaValue...) -> SchemaValue {
    members([("anyOf", .array(schemas))])
  }

  /// A schema that demands a list.
  static func list(of schema: SchemaValue) -> SchemaValue {
    members([("type", .string("array")), ("items", schema)])
  }

  /// A schema that demands a mapping of names.
  static func map(of schema: SchemaValue) -> SchemaValue {
    members([("type", .string("object")), ("additionalProperties", schema)])
  }

  /// A schema that stands elsewhere in the document.
  static func reference(_ name: String) -> SchemaValue {
    members([("$ref", .string("#/$defs/\(name)"))])
  }

  /// A schema that demands keys.
  static func required(_ keys: String...) -> SchemaValue {
    members([("required", .array(keys.map { .string($0) }))])
  }

  /// The same object with further members.
  func adding(_ others: [(String, SchemaValue)]) -> SchemaValue {
    guard case .object(let members) = self else { return self }
    return .object(members + others.map { Member(key: $0.0, value: $0.1) })
  }
}
