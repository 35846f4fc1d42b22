// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// What came of reading another tool's file as a model.
public struct ImportedModel: Sendable {
  /// The model; `nil` if there are errors.
  public let model: ValidatedModel?
  /// All findings, what was not taken included.
  public let diagnostics: [Diagnostic]
}
