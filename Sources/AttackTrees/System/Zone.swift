// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A region of equal trust; the edge between two zones is a trust boundary.
public struct Zone: Hashable, Sendable {
  /// The unique name.
  public var name: String
  /// A phrase for people.
  public var title: String?
  /// How far it is trusted, in words.
  public var trust: String?

  /// Makes a zone.
  public init(name: String, title: String? = nil, trust: String? = nil) {
    self.name = name
    self.title = title
    self.trust = trust
  }

  /// The title, or the name where there is none.
  public var label: String { title ?? name }
}
