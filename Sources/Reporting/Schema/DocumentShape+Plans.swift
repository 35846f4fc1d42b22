// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

extension DocumentShape {
  /// An optimal plan with its certificate.
  static let optimization = SchemaShape.object([
    ("schema", .constant("copse.optimize/1")), ("version", .text), ("budget", .number),
    ("objective", .word(PlanObjective.allCases.map(\.rawValue))), ("best", plan),
    ("bound", .number), ("gap", .number), ("complete", .flag), ("front", .list(plan)),
    ("frontEpsilon", .number),
    ("robustness", .list(.object([("control", .text), ("share", .number)]))),
    (
      "regret",
      .optional(.object([("draws", .integer), ("mean", .number), ("p95", .number)]))
    ), ("nextBest", .list(plan)), ("nextStep", .optional(plan)), ("nothing", plan),
    (
      "values",
      .list(
        .object([
          ("control", .text), ("cost", .number), ("chosen", .flag), ("alone", .number),
          ("inOptimum", .number),
        ]))
    ), ("fresh", .object([("total", .number), ("gap", .number)])), ("draws", .integer),
    ("seed", .seed), ("raising", .texts), ("kept", .texts),
  ])

  /// The order in which controls land, and the risk meanwhile.
  static let roadmap = SchemaShape.object([
    ("schema", .constant("copse.roadmap/1")), ("version", .text), ("scenario", .text),
    ("currency", .text), ("begins", .text), ("capacity", .number),
    ("quarters", .list(.optional(.text))), ("lossNow", .number), ("lossAtEnd", .number),
    ("orders", .list(order)),
    (
      "controls",
      .list(
        .object([
          ("control", .text), ("status", .word(ControlStatus.allCases.map(\.rawValue))),
          ("effort", .number), ("due", .optional(.text)), ("cost", .number),
        ]))
    ), ("statesWeighed", .integer), ("draws", .integer), ("seed", .seed),
  ])

  private static let plan = SchemaShape.object([
    ("controls", .texts), ("cost", .number), ("residual", .number), ("total", .number),
  ])

  private static let order = SchemaShape.object([
    ("order", .word(RoadmapOrder.Kind.allCases.map(\.rawValue))),
    (
      "landings",
      .list(.object([("control", .text), ("quarters", .number), ("date", .optional(.text))]))
    ), ("annualLoss", .list(.number)),
    (
      "cumulatedLoss",
      .object([("mean", .number), ("p05", .number), ("p95", .number)])
    ), ("cumulatedCost", .number), ("probabilityBestIsBetter", .number),
  ])
}
