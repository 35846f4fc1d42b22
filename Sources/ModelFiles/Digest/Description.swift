// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The text that `String(describing:)` makes of the parts of a model, written out.
///
/// Digests are made of these texts. Reflection takes twenty times as long, and looks up for each type of a
/// field whether it describes itself, through all types of the program: that alone took as long as all the rest of a small
/// model's loading. A test holds both texts against each other. What is rare is still left to reflection.
enum Description {
  /// A text in quotes.
  static func text(_ value: String) -> String {
    let isPlain = value.utf8.allSatisfy {
      $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        && $0 != UInt8(ascii: "'")
    }
    return isPlain ? "\"" + value + "\"" : value.debugDescription
  }

  /// A text in quotes, if there is one.
  static func text(_ value: String?) -> String { optional(value) { text($0) } }

  /// A number, if there is one.
  static func number(_ value: Double?) -> String { optional(value) { $0.description } }

  /// A list of texts.
  static func texts(_ values: [String]) -> String { list(values) { text($0) } }

  /// A value, if there is one.
  static func optional<Value>(_ value: Value?, _ describe: (Value) -> String) -> String {
    value.map { "Optional(" + describe($0) + ")" } ?? "nil"
  }

  /// A list.
  static func list<Value>(_ values: [Value], _ describe: (Value) -> String) -> String {
    "[" + values.map(describe).joined(separator: ", ") + "]"
  }
}
