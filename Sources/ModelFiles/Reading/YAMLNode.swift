// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// A YAML value with its place in the file.
struct YAMLNode: Sendable {
  /// A key of a mapping with its place.
  struct Key: Hashable, Sendable {
    /// The key.
    var name: String
    /// Where it stands.
    var location: SourceLocation
  }

  /// One member of a mapping.
  struct Member: Sendable {
    /// The key.
    var key: Key
    /// The value.
    var value: YAMLNode
  }

  /// What the value is.
  enum Content: Sendable {
    /// A scalar as it is written, without quotes.
    case scalar(String)
    /// A list.
    case sequence([YAMLNode])
    /// A mapping, its members in order.
    case mapping([Member])
  }

  /// What the value is.
  var content: Content
  /// Where it stands.
  var location: SourceLocation

  /// The kind of value, for messages.
  var kind: String {
    switch content {
    case .scalar(let text): text.isEmpty ? "nothing" : "a text or number"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
