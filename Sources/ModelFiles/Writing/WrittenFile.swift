// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// A file for another program, with what could not be put into it.
public struct WrittenFile: Sendable {
  /// The content; empty if there are errors.
  public let text: String
  /// What is different from the original.
  public let diagnostics: [Diagnostic]
}
