// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Yams

/// Checks values against the part of JSON Schema that the program's schemas use; an unknown keyword is a fault.
struct SchemaCheck {
  private let root: [String: Any]
  private static let silent: Set<String> = ["$schema", "$defs", "title", "description", "examples"]

  /// Makes a checker of a schema.
  init(_ root: [String: Any]) { self.root = root }

  /// What is wrong with a value; nothing if it satisfies the schema.
  func faults(of value: Any) -> [String] { faults(of: value, root, at: "") }

  /// A YAML value as JSON has it, plain scalars as YAML's core schema reads them.
  static func value(of node: Yams.Node) -> Any {
    switch node {
    case .mapping(let mapping):
      return Dictionary(
        mapping.map { ($0.key.string ?? "", value(of: $0.value)) },
        uniquingKeysWith: { first, _ in first })
    case .sequence(let sequence): return sequence.map { value(of: $0) }
    case .scalar(let scalar):
      if scalar.style != .plain { return scalar.string }
      if scalar.string == "true" || scalar.string == "false" { return scalar.string == "true" }
      return Double(scalar.string).map { NSNumber(value: $0) } ?? scalar.string
    default: return NSNull()
    }
  }

  private func faults(of value: Any, _ schema: Any, at path: String) -> [String] {
    guard let schema = schema as? [String: Any] else {
      return schema as? Bool == true ? [] : ["\(path): not allowed"]
    }
    var faults = schema.keys.flatMap { keyword -> [String] in
      let demand = schema[keyword] ?? NSNull()
      return self.faults(of: value, keyword, demand, schema, at: path)
    }
    if let condition = schema["if"] {
      let holds = self.faults(of: value, condition, at: path).isEmpty
      if let branch = schema[holds ? "then" : "else"] {
        faults += self.faults(of: value, branch, at: path)
      }
    }
    return faults
  }

  private func faults(
    of value: Any, _ keyword: String, _ demand: Any, _ schema: [String: Any], at path: String
  ) -> [String] {
    let object = value as? [String: Any]
    switch keyword {
    case _ where Self.silent.contains(keyword): return []
    case "if", "then", "else": return []
    case "$ref":
      let name = (demand as? String)?.replacing("#/$defs/", with: "") ?? ""
      let definitions = root["$defs"] as? [String: Any]
      guard let found = definitions?[name] else { return ["\(path): no definition '\(name)'"] }
      return faults(of: value, found, at: path)
    case "type":
      let types = demand as? [String] ?? [demand as? String ?? ""]
      return types.contains { Self.isType($0, value) } ? [] : ["\(path): not \(types)"]
    case "enum":
      let words = demand as? [String] ?? []
      return words.contains(value as? String ?? "\u{0}") ? [] : ["\(path): not in \(words)"]
    case "const":
      return value as? String == demand as? String ? [] : ["\(path): not \(demand)"]
    case "required":
      return object == nil
        ? []
        : (demand as? [String] ?? []).filter { object?[$0] == nil }.map { "\(path): no '\($0)'" }
    case "properties":
      let properties = demand as? [String: Any] ?? [:]
      return (object ?? [:]).flatMap { key, value in
        properties[key].map { faults(of: value, $0, at: "\(path)/\(key)") } ?? []
      }
    case "additionalProperties":
      let known = schema["properties"] as? [String: Any] ?? [:]
      return (object ?? [:]).flatMap { key, value in
        known[key] == nil ? faults(of: value, demand, at: "\(path)/\(key)") : []
      }
    case "items":
      return (value as? [Any] ?? []).enumerated().flatMap {
        faults(of: $1, demand, at: "\(path)/\($0)")
      }
    case "minProperties", "maxProperties":
      guard let object, let bound = demand as? Int else { return [] }
      return (keyword == "minProperties" ? object.count >= bound : object.count <= bound)
        ? [] : ["\(path): \(object.count) keys"]
    case "anyOf", "oneOf":
      let matches = (demand as? [Any] ?? []).count { faults(of: value, $0, at: path).isEmpty }
      return (keyword == "anyOf" ? matches > 0 : matches == 1)
        ? [] : ["\(path): \(matches) of \(keyword)"]
    default: return ["\(path): unknown keyword '\(keyword)'"]
    }
  }

  private static func isType(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "null": value is NSNull
    case "boolean": isFlag(value)
    case "number": value is NSNumber && !isFlag(value)
    case "integer":
      !isFlag(value)
        && (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } == true
    default: false
    }
  }

  /// Foundation bridges flags and numbers alike; only the encoding tells them apart.
  private static func isFlag(_ value: Any) -> Bool {
    guard let number = value as? NSNumber else { return value is Bool }
    return ["c", "B"].contains(String(cString: number.objCType))
  }
}
