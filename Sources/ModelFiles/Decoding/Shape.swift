// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The keys of one kind of object of the model language.
struct Shape: Sendable {
  /// What the object is, with its article: `a control`.
  let name: String
  /// Its keys.
  let fields: [Field]

  /// Declares a kind of object.
  init(_ name: String, _ fields: [Field]) {
    self.name = name
    self.fields = fields
  }
}
