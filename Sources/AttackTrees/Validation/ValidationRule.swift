// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// One thing that must hold of a model; a rule reports what does not, and never throws.
protocol ValidationRule: Sendable {
  /// What does not hold.
  static func check(_ model: Model) -> [Diagnostic]
}
