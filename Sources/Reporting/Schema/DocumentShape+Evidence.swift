// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

extension DocumentShape {
  /// What observations teach.
  static let learning = SchemaShape.object([
    ("schema", .constant("copse.learn/1")), ("version", .text),
    ("model", .object([("digest", .text)])),
    (
      "numbers",
      .list(
        .object([
          ("name", .text), ("observed", .texts),
          ("method", .word(LearntNumber.Method.allCases.map(\.rawValue))), ("prior", law),
          ("posterior", law),
        ]))
    ),
    (
      "rates",
      .list(
        .object([
          ("threat", .text), ("observed", .texts), ("prior", law), ("joint", law), ("used", law),
          ("vulnerability", .object([("prior", law), ("joint", law)])),
          ("effectiveDraws", .number),
        ]))
    ), ("notes", .texts),
  ])

  /// Scored predictions.
  static let backtest = SchemaShape.object([
    ("schema", .constant("copse.backtest/1")), ("version", .text),
    ("events", .optional(eventScores)),
    (
      "coverage",
      .list(
        .object([
          ("lower", .number), ("upper", .number), ("nominal", .number), ("share", .number),
          ("inside", .integer), ("count", .integer),
        ]))
    ), ("pitHistogram", .list(.integer)),
    (
      "pairs",
      .list(
        .object([
          ("year", .integer), ("threat", .optional(.text)), ("probability", .number),
          ("happened", .optional(.flag)), ("loss", .number), ("pit", .number),
        ]))
    ),
    (
      "unmatched",
      .list(.object([("year", .integer), ("threat", .optional(.text))]))
    ),
  ])

  /// Simulated figures against independent ones.
  static let check = SchemaShape.object([
    ("schema", .constant("copse.check/1")), ("version", .text), ("passes", .flag),
    (
      "scenarios",
      .list(
        .object([
          ("name", .text), ("trials", .integer), ("seed", .seed), ("level", .number),
          ("threshold", .number), ("complete", .flag), ("passes", .flag),
          ("comparisons", .list(checkComparison)),
        ]))
    ),
  ])

  private static let law = SchemaShape.object([
    ("law", .optional(.text)), ("mean", .number), ("p05", .number), ("p50", .number),
    ("p95", .number),
  ])

  private static let eventScores = SchemaShape.object([
    ("count", .integer), ("brier", .number), ("reliability", .number), ("resolution", .number),
    ("uncertainty", .number), ("withinBins", .number), ("skill", .number), ("logScore", .number),
    (
      "calibration",
      .list(
        .object([
          ("lower", .number), ("upper", .number), ("count", .integer), ("forecast", .number),
          ("observed", .number),
        ]))
    ),
  ])

  private static let checkComparison = SchemaShape.object([
    ("threat", .text),
    (
      "subject",
      .word(["tree", "vulnerability", "ale", "events", "compoundMean", "lossCurve"])
    ), ("loss", .absent(.number)), ("expected", .number), ("observed", .number),
    ("standardError", .number), ("zScore", .number),
  ])
}
