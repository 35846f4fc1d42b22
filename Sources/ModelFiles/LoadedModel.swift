// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// What came of loading a model.
public struct LoadedModel: Sendable {
  /// The model; `nil` if there are errors.
  public let model: ValidatedModel?
  /// The digest of the model's content; `nil` if there are errors.
  public let digest: String?
  /// All findings, by file and place.
  public let diagnostics: [Diagnostic]
}
