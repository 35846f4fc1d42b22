// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Which parts of large trees are drawn, so that they stay legible.
public struct TreeFolding: Hashable, Sendable {
  /// Nodes further below a goal than this many edges are left out; `nil` leaves out none.
  public var depth: Int?
  /// Gates whose children are left out.
  public var collapsed: Set<String>
  /// Nodes to which only the paths from the goals are drawn, and what lies under them; empty draws all.
  public var paths: Set<String>

  /// Makes a folding.
  public init(depth: Int? = nil, collapsed: Set<String> = [], paths: Set<String> = []) {
    self.depth = depth
    self.collapsed = collapsed
    self.paths = paths
  }

  /// Nothing is left out.
  public static let none = TreeFolding()
}
