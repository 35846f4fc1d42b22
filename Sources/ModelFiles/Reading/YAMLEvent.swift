// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// One step of the way through a YAML text, with the place where it begins.
struct YAMLEvent {
  /// What a step is.
  enum Kind {
    /// A text, a number, or nothing.
    case scalar(String)
    /// A list begins.
    case sequence
    /// A mapping begins.
    case mapping
    /// A node by the name of its anchor.
    case alias
    /// A list, a mapping or a document ends.
    case end
    /// A document begins.
    case document
    /// The text begins.
    case streamStart
    /// The text ends.
    case streamEnd
  }

  /// What it is.
  var kind: Kind
  /// The line, from 1.
  var line: Int
  /// The column in Unicode scalars, from 1.
  var column: Int
}
