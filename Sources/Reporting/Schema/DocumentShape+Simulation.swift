// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

extension DocumentShape {
  /// The settings that are printed with every result.
  static func header(_ name: String) -> [(String, SchemaShape)] {
    [
      ("schema", .constant("copse.\(name)/1")), ("version", .text),
      ("model", .object([("digest", .text)])), ("scenario", .text),
      ("semantics", .word(AttackerSemantics.allCases.map(\.rawValue))),
      ("attacker", .optional(.text)),
      ("attackerKnows", .word(AttackerKnowledge.allCases.map(\.rawValue))), ("sampling", .text),
      ("seed", .seed), ("trials", .integer), ("complete", .flag),
      ("currency", .text), ("rankedBy", .word(RankingMeasure.allCases.map(\.rawValue))),
    ]
  }

  /// What several documents share.
  static var definitions: [JSONValue.Member] {
    let distribution: [(String, SchemaShape)] = [
      ("p05", .number), ("p50", .number), ("p90", .number), ("p95", .number), ("p99", .number),
      ("standardDeviation", .number), ("tvar95", .number),
    ]
    let shapes: [(String, SchemaShape)] = [
      (
        "summary",
        .object([
          ("mean", .number), ("standardError", .number), ("p05", .number), ("p50", .number),
          ("p95", .number),
        ])
      ),
      (
        "expectedLoss",
        .object([
          ("mean", .number), ("standardError", .number), ("simulatedMean", .number),
          ("simulatedStandardError", .number),
        ])
      ), ("lossDistribution", .object(distribution)), ("curve", .list(.list(.number))),
      (
        "gross",
        .object([
          ("ale", .reference("expectedLoss")), ("annualLoss", .reference("lossDistribution")),
          ("exceedance", .reference("curve")),
        ])
      ),
      (
        "placement",
        .object([
          ("likelihood", .text), ("impact", .text), ("risk", .text), ("shares", .map(.number)),
          ("shareIntervals95", .absent(.map(.list(.number)))),
        ])
      ),
    ]
    return shapes.map { .init($0.0, $0.1.schema) }
  }

  /// A simulation.
  static let simulation = SchemaShape.object(
    header("simulation") + [
      ("controls", .texts), ("assumptions", .texts), ("stopping", .absent(stopping)),
      ("threats", .list(threat)), ("portfolio", portfolio),
    ])

  private static let yearLaw = SchemaShape.object([
    ("draws", .integer), ("gridPoints", .integer), ("gridStep", .number), ("var95", .number),
    ("var95Interval", .list(.number)), ("tvar95", .number), ("tvar95Interval", .list(.number)),
  ])

  private static let stopping = SchemaShape.object([
    ("reason", .word(StoppingSummary.Reason.allCases.map(\.rawValue))), ("looks", .integer),
    (
      "rules",
      .list(
        .object([
          ("rule", .text), ("met", .flag), ("lower", .number), ("upper", .number),
          ("width", .number),
        ]))
    ), ("yearLaw", .optional(yearLaw)), ("yearLawProblem", .optional(.text)),
  ])

  /// A threat of a simulation.
  static let threat = SchemaShape.object([
    ("name", .text), ("title", .text), ("stride", .stride), ("rank", .integer),
    ("rankInterval", .list(.integer)), ("vulnerability", .reference("summary")),
    ("lossEventsPerYear", .reference("summary")), ("probabilityOfAnyEvent", .number),
    ("ale", .reference("expectedLoss")), ("annualLoss", .reference("lossDistribution")),
    ("largestEvent", .reference("lossDistribution")),
    ("gross", .optional(.reference("gross"))),
    (
      "cheapestAttack",
      .optional(.object([("steps", .texts), ("cost", .reference("summary"))]))
    ), ("matrix", .optional(.reference("placement"))),
    ("annualLossIntervals95", .absent(.map(.list(.number)))),
  ])

  /// All threats of a simulation together.
  static let portfolio = SchemaShape.object([
    ("ale", .reference("expectedLoss")), ("probabilityOfAnyEvent", .number),
    ("annualLoss", .reference("lossDistribution")),
    ("largestEvent", .reference("lossDistribution")), ("controlCost", .reference("summary")),
    ("exceedance", .reference("curve")), ("gross", .optional(.reference("gross"))),
    ("annualLossIntervals95", .absent(.map(.list(.number)))),
  ])

  /// The scales and cells of a matrix.
  static let matrixScales = SchemaShape.object([
    ("likelihoodMeasure", .word(RiskMatrix.LikelihoodMeasure.allCases.map(\.rawValue))),
    ("likelihood", scale), ("impact", scale), ("cells", .list(.texts)),
  ])

  /// An entry of a register.
  static let entry = SchemaShape.object([
    ("threat", .optional(.text)), ("title", .text), ("stride", .optional(.stride)),
    ("response", .optional(.word(Response.Decision.allCases.map(\.rawValue)))),
    (
      "controls",
      .list(
        .object([
          ("name", .text), ("status", .word(ControlStatus.allCases.map(\.rawValue))),
        ]))
    ), ("owner", .optional(.text)),
    ("status", .word(ResponseStatus.allCases.map(\.rawValue))),
    (
      "residual",
      .optional(
        .object([
          ("ale", .reference("expectedLoss")), ("expectedLoss", .optional(.reference("summary"))),
          ("annualLoss", .reference("lossDistribution")),
          ("gross", .optional(.reference("gross"))), ("probabilityOfAnyEvent", .number),
        ]))
    ), ("risk", .optional(.text)), ("acceptedBy", .optional(.text)),
    ("acceptedOn", .optional(.text)), ("reviewOn", .optional(.text)),
    ("condition", .optional(.text)), ("impact", .optional(.text)), ("note", .optional(.text)),
  ])

  /// A STRIDE matrix.
  static let strideMatrix = SchemaShape.object([
    ("schema", .constant("copse.stride/1")), ("version", .text),
    ("model", .object([("digest", .text), ("title", .text)])),
    (
      "rows",
      .list(
        .object([
          ("origin", .word(["matrix", "threat"])), ("component", .optional(.text)),
          ("componentTitle", .text), ("stride", .list(.stride)), ("threat", .optional(.text)),
          ("threatTitle", .text), ("controls", .texts), ("mitigation", .text),
          ("status", .optional(.text)),
        ]))
    ),
    (
      "coverage",
      .list(
        .object([
          ("component", .text), ("title", .text),
          ("kind", .word(Component.Kind.allCases.map(\.rawValue))), ("threats", .map(.texts)),
          ("gaps", .list(.stride)),
        ]))
    ),
  ])

  private static let scale = SchemaShape.list(.object([("name", .text), ("from", .number)]))
}
