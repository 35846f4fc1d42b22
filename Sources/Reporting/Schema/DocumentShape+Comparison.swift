// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

extension DocumentShape {
  /// A comparison of plans with a base.
  static let comparison = SchemaShape.object(
    header("compare") + [
      ("base", .text), ("best", .text), ("notes", .texts), ("plans", .list(comparedPlan)),
    ])

  private static let comparedPlan = SchemaShape.object([
    ("name", .text), ("title", .text), ("model", .object([("digest", .text)])),
    ("controls", .texts), ("ale", .reference("expectedLoss")),
    ("annualLoss", .reference("lossDistribution")), ("probabilityOfAnyEvent", .number),
    ("exceedance", .reference("curve")), ("controlCost", .reference("summary")),
    ("probabilityBest", .number), ("difference", difference),
    ("displacement", .optional(.list(displacement))),
  ])

  private static let difference = SchemaShape.object([
    ("ale", paired), ("probabilityBetter", .number), ("probabilityBetterInAYear", .number),
    ("extraCost", .number), ("netBenefit", .reference("summary")),
    ("rosi", .optional(.reference("summary"))), ("paybackYears", .number),
    ("varianceRatio", .number), ("dominance", dominance), ("added", .texts), ("dropped", .texts),
    (
      "threats",
      .list(
        .object([
          ("name", .text), ("ale", paired), ("rank", .list(.integer)),
          ("risk", .list(.optional(.text))),
        ]))
    ),
  ])

  private static let paired = SchemaShape.object([
    ("mean", .number), ("standardError", .number), ("lower", .number), ("upper", .number),
  ])

  private static let dominance = SchemaShape.object([
    ("firstOrder", .word(Dominance.allCases.map(\.rawValue))),
    ("secondOrder", .word(Dominance.allCases.map(\.rawValue))),
  ])

  private static let displacement = SchemaShape.object([
    ("threat", .text), ("moved", .number), ("success", .list(.number)), ("none", .list(.number)),
    (
      "attacks",
      .list(.object([("steps", .texts), ("before", .number), ("after", .number)]))
    ),
  ])
}
