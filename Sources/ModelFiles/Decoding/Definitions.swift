// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The names of one kind that were defined, each once.
struct Definitions {
  private let kind: String
  private let context: DecodingContext
  private var places: [String: SourceLocation] = [:]

  /// Makes an empty set of definitions.
  init(_ kind: String, _ context: DecodingContext) {
    self.kind = kind
    self.context = context
  }

  /// Enters a name; `false` after a report if it was defined before.
  mutating func add(_ name: String, at location: SourceLocation) -> Bool {
    if let first = places[name] {
      context.error(
        "duplicate-name", "the \(kind) '\(name)' is defined twice", at: location,
        hint: "the first definition is at \(first)")
      return false
    }
    places[name] = location
    return true
  }
}
