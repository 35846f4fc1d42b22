// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Turns shapes into definitions of a JSON Schema; each shape is defined once, however often it is used.
struct SchemaBuilder {
  private var defined: [String: SchemaValue] = [:]
  private var pending: [Shape] = []

  /// The place of a shape's definition.
  mutating func reference(to shape: Shape) -> SchemaValue {
    .string("#/$defs/\(use(shape))")
  }

  /// All definitions that are used, by name.
  mutating func definitions() -> SchemaValue {
    // Nodes and estimates refer to shapes that no field names.
    for shape in [Shape.step, .gate, .estimate] { _ = use(shape) }
    while let shape = pending.popLast() { defined[Self.name(shape)] = schema(shape) }
    for (name, schema) in Self.fixed { defined[name] = schema }
    return .members(defined.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }

  private static func name(_ shape: Shape) -> String {
    let words = shape.name.split(separator: " ").drop { $0 == "a" || $0 == "an" }
    return words.joined(separator: "-")
  }

  private mutating func use(_ shape: Shape) -> String {
    let name = Self.name(shape)
    if defined[name] == nil {
      defined[name] = .bool(true)
      pending.append(shape)
    }
    return name
  }

  private mutating func schema(_ shape: Shape) -> SchemaValue {
    var properties: [(String, SchemaValue)] = []
    for field in shape.fields {
      properties.append(
        (field.key, schema(field.kind).adding([("description", .string(field.summary))])))
    }
    let required = shape.fields.filter(\.isRequired).map { SchemaValue.string($0.key) }
    return .members(
      [
        ("type", .string("object")), ("properties", .members(properties)),
        ("required", .array(required)), ("additionalProperties", .bool(false)),
      ] + Self.choices(of: shape))
  }

  /// Which of its keys exclude each other.
  private static func choices(of shape: Shape) -> [(String, SchemaValue)] {
    switch name(shape) {
    case "estimate":
      [("oneOf", .array(Shape.laws.map { .required($0.key) }))]
    case "step": [("oneOf", .array([.required("probability"), .required("holds")]))]
    case "gate":
      [
        (
          "oneOf",
          .array([
            .required("any"), .required("all"), .required("sequence"),
            .required("at-least", "of"), .required("attack", "unless"),
          ])
        )
      ]
    default: []
    }
  }

  private mutating func schema(_ kind: Field.Kind) -> SchemaValue {
    switch kind {
    case .text: .types("string", "number", "boolean")
    case .name: .reference("name")
    case .names: .any(.reference("name"), .list(of: .reference("name")))
    case .texts, .paths: .any(.types("string"), .list(of: .types("string")))
    case .textMap: .map(of: .types("string", "number", "boolean"))
    case .choice(let words): .words(words)
    case .choices(let words): .any(.words(words), .list(of: .words(words)))
    case .integer: .types("integer", "string")
    case .number(let unit): number(unit)
    case .estimate(let unit): .any(number(unit), .reference("estimate"))
    case .law: .types("number", "string", "array", "object")
    case .numbers: .list(of: .types("number", "string"))
    case .flag: .types("boolean")
    case .object(let shape): .reference(use(shape))
    case .list(let shape): .list(of: .reference(use(shape)))
    case .map(let shape) where Self.name(shape) == "estimate":
      .map(of: .any(.types("number", "string"), .reference(use(shape))))
    case .map(let shape): .map(of: .reference(use(shape)))
    case .levels: .map(of: .types("number", "string"))
    case .grid: .map(of: .list(of: .types("string")))
    case .node: .reference("node")
    case .child: .reference("child")
    case .children: .list(of: .reference("child"))
    case .nodes: .map(of: .reference("node"))
    case .wordOrObject(let words, let shape): .any(.words(words), .reference(use(shape)))
    }
  }

  private func number(_ unit: Unit) -> SchemaValue {
    SchemaValue.types("number", "string").adding([
      ("examples", .array([.string(unit.examples(currency: "USD"))]))
    ])
  }

  /// What stands for a node, a child and a name wherever they occur.
  private static let fixed: [(String, SchemaValue)] = [
    (
      "child",
      .any(
        .reference("name"),
        SchemaValue.map(of: .reference("node")).adding([
          ("minProperties", .integer(1)), ("maxProperties", .integer(1)),
        ]))
    ),
    ("name", .types("string", "number")),
    (
      "node",
      .members([
        ("if", .types("object")),
        (
          "then",
          .members([
            (
              "if",
              .members([
                ("anyOf", .array(Shape.gateKeys.map { .required($0) }))
              ])
            ), ("then", .reference("gate")), ("else", .reference("step")),
          ])
        ), ("else", .types("number", "string")),
      ])
    ),
  ]
}
