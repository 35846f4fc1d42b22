// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

extension DocumentShape {
  /// Simulated attempts at goals.
  static let sample = SchemaShape.object([
    ("schema", .constant("copse.sample/1")), ("version", .text),
    (
      "goals",
      .list(
        .object([
          ("name", .text), ("method", .word(EventSample.Method.allCases.map(\.rawValue))),
          ("reason", .text), ("guide", .optional(.text)), ("seed", .seed), ("trials", .integer),
          ("complete", .flag), ("reached", .integer), ("estimate", .number),
          ("standardError", .number), ("interval95", .list(.number)),
          ("effectiveSampleSize", .number), ("greatestShare", .number), ("exact", .number),
          ("zScore", .number), ("losses", .optional(attemptLosses)),
        ]))
    ),
  ])

  /// Which uncertainty drives a result.
  static let sensitivity = SchemaShape.object([
    ("schema", .constant("copse.sensitivity/1")), ("version", .text),
    ("model", .object([("digest", .text)])), ("scenario", .text),
    ("semantics", .word(AttackerSemantics.allCases.map(\.rawValue))), ("seed", .seed),
    ("currency", .text), ("measure", .word(SweepMeasure.allCases.map(\.rawValue))),
    ("threat", .optional(.text)), ("draws", .integer), ("designDraws", .integer),
    ("mean", .number), ("standardDeviation", .number), ("parameterCount", .integer),
    ("parameters", .list(parameter)), ("rest", estimate), ("decision", .optional(decision)),
    ("notes", .texts),
  ])

  /// A result while numbers move.
  static let sweep = SchemaShape.object([
    ("schema", .constant("copse.sweep/1")), ("version", .text),
    ("model", .object([("digest", .text)])), ("scenario", .text),
    ("semantics", .word(AttackerSemantics.allCases.map(\.rawValue))), ("seed", .seed),
    ("trials", .integer), ("complete", .flag), ("currency", .text),
    ("measure", .word(SweepMeasure.allCases.map(\.rawValue))), ("threat", .optional(.text)),
    ("axes", .list(.object([("over", .text), ("values", .list(.number))]))),
    (
      "points",
      .list(
        .object([
          ("at", .list(.number)), ("value", .number), ("standardError", .number),
          ("interval", .list(.number)), ("change", .number), ("changeStandardError", .number),
          ("changeInterval", .list(.number)),
        ]))
    ), ("notes", .texts),
  ])

  private static let attemptLosses = SchemaShape.object([
    ("mean", .number), ("standardError", .number), ("exactMean", .number),
    ("standardDeviation", .number), ("p90", .number), ("p95", .number), ("p99", .number),
    ("collapsed", .flag),
  ])

  private static let estimate = SchemaShape.object([
    ("value", .number), ("standardError", .number),
  ])

  private static let parameter = SchemaShape.object([
    ("name", .text), ("rankCorrelation", estimate), ("firstOrder", estimate), ("total", estimate),
    (
      "tornado",
      .object([
        ("p05", .number), ("p95", .number), ("atP05", .number), ("atP95", .number),
        ("swing", .number), ("standardError", .number),
      ])
    ), ("informationValue", .number),
  ])

  private static let decision = SchemaShape.object([
    ("other", .text), ("netBenefit", estimate), ("probabilityBetter", .number),
    ("perfectInformation", .number), ("noise", .number),
  ])
}
