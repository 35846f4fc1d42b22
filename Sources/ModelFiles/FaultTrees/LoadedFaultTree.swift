// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// What reading a fault tree gave.
public struct LoadedFaultTree: Sendable {
  /// The fault tree; `nil` if there are errors.
  public let tree: FaultTree?
  /// All findings, what was not taken included, by place.
  public let diagnostics: [Diagnostic]
}
