// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Where a graph grows to.
public enum DotDirection: String, CaseIterable, Hashable, Sendable {
  /// From the top down.
  case down = "TB"
  /// From left to right.
  case right = "LR"
}
