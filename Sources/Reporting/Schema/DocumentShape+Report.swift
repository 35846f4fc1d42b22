// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension DocumentShape {
  /// All that a report's page shows.
  static let report = SchemaShape.object(
    header("report") + [
      ("title", .text), ("subject", .optional(.text)), ("asOf", .text), ("system", system),
      ("simulation", simulation), ("threats", .list(reportedThreat)),
      ("controls", .list(reportedControl)), ("responses", .list(response)),
      ("appetite", .list(.object([("loss", .number), ("share", .number)]))),
      ("comparison", .optional(comparison)), ("optimum", .optional(optimization)),
      ("quality", quality), ("whatIf", .optional(whatIf)), ("sensitivity", sensitivity),
      ("register", .list(entry)), ("omissions", .texts),
    ])

  private static let system = SchemaShape.object([
    (
      "zones",
      .list(.object([("name", .text), ("title", .text), ("trust", .optional(.text))]))
    ),
    (
      "components",
      .list(
        .object([
          ("name", .text), ("title", .text),
          ("kind", .word(Component.Kind.allCases.map(\.rawValue))), ("zone", .optional(.text)),
          ("layer", .optional(.text)), ("technology", .optional(.text)),
        ]))
    ),
    (
      "flows",
      .list(
        .object([
          ("from", .text), ("to", .text), ("data", .optional(.text)),
          ("transport", .optional(.text)), ("bidirectional", .flag), ("crossesBoundary", .flag),
        ]))
    ),
    (
      "boundaries",
      .list(.object([("title", .text), ("from", .text), ("to", .text), ("guards", .texts)]))
    ),
  ])

  private static let reportedThreat = SchemaShape.object([
    ("name", .text), ("targets", .texts), ("vulnerabilityAtExpectedValues", .number),
    ("minimalAttacks", .optional(.text)),
    (
      "attacks",
      .list(
        .object([
          ("steps", .texts), ("probability", .number), ("cost", .number), ("share", .number),
        ]))
    ),
    (
      "nodes",
      .list(
        .object([
          ("name", .text), ("title", .text), ("gate", .optional(.text)), ("children", .texts),
          ("probability", .number), ("dominating", .flag),
        ]))
    ),
    (
      "steps",
      .list(
        .object([
          ("name", .text), ("title", .optional(.text)), ("probability", .number),
          ("p05", .number), ("p95", .number), ("cost", .number), ("criticality", .number),
          ("source", .optional(.text)), ("confidence", .optional(confidence)),
          ("controls", .texts),
        ]))
    ),
  ])

  private static let reportedControl = SchemaShape.object([
    ("name", .text), ("title", .text), ("status", .word(ControlStatus.allCases.map(\.rawValue))),
    ("active", .flag), ("cost", .number), ("owner", .optional(.text)), ("stride", .list(.stride)),
    ("threats", .texts), ("source", .optional(.text)), ("confidence", .optional(confidence)),
  ])

  private static let response = SchemaShape.object([
    ("threat", .absent(.text)), ("risk", .absent(.text)),
    ("decision", .word(Response.Decision.allCases.map(\.rawValue))), ("controls", .texts),
    ("owner", .optional(.text)), ("acceptedBy", .optional(.text)),
    ("acceptedOn", .optional(.text)), ("reviewOn", .optional(.text)),
    ("condition", .optional(.text)), ("impact", .optional(.text)), ("note", .optional(.text)),
  ])

  private static let confidence = SchemaShape.word(Confidence.allCases.map(\.rawValue))

  private static let quality = SchemaShape.object([
    ("coverage", .list(.object([("component", .text), ("threats", .map(.texts))]))),
    ("uncovered", .texts), ("unanswered", .texts), ("confidence", .map(.integer)),
    (
      "weakNumbers",
      .list(
        .object([
          ("name", .text), ("source", .optional(.text)), ("confidence", .optional(confidence)),
        ]))
    ),
    (
      "missingNumbers",
      .list(.object([("subject", .text), ("quantity", .text), ("assumption", .text)]))
    ), ("reviews", .list(.object([("response", response), ("expired", .flag)]))),
    (
      "exactAgainstSimulated",
      .list(
        .object([
          ("threat", .optional(.text)), ("exact", .number), ("simulated", .number),
          ("standardError", .number), ("deviations", .number),
        ]))
    ),
    (
      "convergence",
      .list(
        .object([
          ("trials", .integer), ("ale", .reference("expectedLoss")), ("var95", .number),
        ]))
    ),
  ])

  private static let whatIf = SchemaShape.object([
    ("seed", .seed), ("sampling", .word(SamplingScheme.allCases.map(\.rawValue))),
    ("draws", .integer),
    (
      "switches",
      .list(.object([("control", .text), ("on", .flag), ("cost", .number)]))
    ),
    (
      "fixed",
      .list(.object([("control", .text), ("on", .flag), ("reason", .text)]))
    ), ("ale", .number), ("standardError", .number), ("controlCost", .number),
    ("threats", .list(.object([("name", .text), ("ale", .number)]))),
  ])
}
