// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A border between two zones with what guards it.
public struct TrustBoundary: Hashable, Sendable {
  /// A phrase for people.
  public var title: String
  /// One zone, by name.
  public var from: String
  /// The other zone, by name.
  public var to: String
  /// What guards it, in words.
  public var guards: [String]

  /// Makes a boundary.
  public init(title: String, from: String, to: String, guards: [String] = []) {
    self.title = title
    self.from = from
    self.to = to
    self.guards = guards
  }
}
