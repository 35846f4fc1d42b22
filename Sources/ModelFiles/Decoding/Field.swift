// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// One key of an object of the model language: decoding, checking and the schema read the same table.
struct Field: Sendable {
  /// What the value of a key is.
  indirect enum Kind: Sendable {
    /// Free text.
    case text
    /// A name.
    case name
    /// A list of names.
    case names
    /// A list of texts.
    case texts
    /// A mapping of names to text.
    case textMap
    /// One of several words.
    case choice([String])
    /// A list of such words.
    case choices([String])
    /// A whole number.
    case integer
    /// A number.
    case number(Unit)
    /// An estimate.
    case estimate(Unit)
    /// A law; where numbers are in the given unit.
    case law
    /// A list of numbers.
    case numbers
    /// `true` or `false`.
    case flag
    /// A path or a list of paths.
    case paths
    /// An object.
    case object(Shape)
    /// A list of objects.
    case list(Shape)
    /// A mapping of names to objects.
    case map(Shape)
    /// A mapping of words to numbers.
    case levels
    /// A mapping of words to lists of words.
    case grid
    /// A node: a number, a step or a gate.
    case node
    /// A child: a name, or a mapping of one name to a node.
    case child
    /// A list of children.
    case children
    /// A mapping of names to nodes.
    case nodes
    /// A word or an object.
    case wordOrObject([String], Shape)
  }

  /// The key.
  let key: String
  /// What its value is.
  let kind: Kind
  /// Whether it must be there.
  let isRequired: Bool
  /// What it means, in a phrase.
  let summary: String

  /// Declares a key.
  init(_ key: String, _ kind: Kind, required isRequired: Bool = false, _ summary: String) {
    self.key = key
    self.kind = kind
    self.isRequired = isRequired
    self.summary = summary
  }
}
