// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension Shape {
  /// What was counted, beside a number or a threat.
  static let observed = Field(
    "observed", .texts, "what was counted: 3 of 120 tests, 0 events in 2 years")

  /// One of a list of observations.
  static let observation = Shape(
    "an observation",
    [
      Field("of", .text, required: true, "a threat, or a number by name: STEP.probability"),
      Field("observed", .texts, required: true, "what was counted"),
      Field("source", .text, "who counted, when and where"), Field("note", .text, "free text"),
    ])
}
