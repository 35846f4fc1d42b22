// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A part of the system: a process, a data store or an external entity.
public struct Component: Hashable, Sendable {
  /// The kinds of element of a data-flow diagram.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Running code.
    case process
    /// Files, databases, caches.
    case dataStore = "data-store"
    /// People and systems outside our control.
    case externalEntity = "external-entity"
  }

  /// The unique name.
  public var name: String
  /// A phrase for people.
  public var title: String?
  /// Its kind.
  public var kind: Kind
  /// The zone it lies in, by name.
  public var zone: String?
  /// The architectural layer, in words.
  public var layer: String?
  /// What it is built with, in words.
  public var technology: String?
  /// Free text.
  public var note: String?

  /// Makes a component.
  public init(
    name: String, title: String? = nil, kind: Kind, zone: String? = nil, layer: String? = nil,
    technology: String? = nil, note: String? = nil
  ) {
    self.name = name
    self.title = title
    self.kind = kind
    self.zone = zone
    self.layer = layer
    self.technology = technology
    self.note = note
  }

  /// The title, or the name where there is none.
  public var label: String { title ?? name }
}
