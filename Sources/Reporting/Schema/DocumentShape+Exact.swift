// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

extension DocumentShape {
  /// Exact analyses of goals.
  static let exact = SchemaShape.object([
    ("schema", .constant("copse.exact/1")), ("version", .text), ("goals", .list(exactGoal)),
  ])

  /// Explanations of goals.
  static let explanation = SchemaShape.object([
    ("schema", .constant("copse.explain/1")), ("version", .text),
    (
      "goals",
      .list(
        .object([
          ("name", .text), ("probability", .number), ("bounds", .list(.number)),
          ("naiveProbability", .number),
          (
            "dominant",
            .list(
              .object([
                ("steps", .texts), ("probability", .number), ("cost", .number), ("share", .number),
              ]))
          ), ("singlePoints", .texts), ("cheapest", .optional(attack)),
          (
            "steps",
            .list(
              .object([
                ("step", .text), ("probability", .number), ("goalIfHalved", .number),
                ("importance", importance),
              ]))
          ), ("controls", .list(controlImportance)),
        ]))
    ),
  ])

  private static let exactGoal = SchemaShape.object([
    ("name", .text), ("probability", .number), ("bounds", .absent(.list(.number))),
    ("naiveProbability", .number), ("diagramNodes", .optional(.integer)), ("coherent", .flag),
    ("steps", .integer), ("minimalAttacks", minimalAttacks),
    ("primeImplicants", .absent(primeImplicants)), ("cheapest", .optional(attack)),
    ("likeliest", .optional(attack)), ("singlePoints", .texts),
    ("importance", .list(importance)), ("controls", .absent(.list(controlImportance))),
    (
      "uncertainty",
      .absent(
        .object([
          ("trials", .integer), ("seed", .seed), ("probability", .reference("summary")),
          ("standardDeviation", .number), ("errorFactor", .number),
        ]))
    ),
    (
      "time",
      .absent(
        .object([
          ("work", .word(TimeToGoal.Work.allCases.map(\.rawValue))), ("trials", .integer),
          ("reached", .number), ("shortest", .number), ("exactMean", .number),
          ("hours", .reference("summary")),
        ]))
    ), ("front", .list(frontPoint)),
    ("frontOf", .absent(.word(GoalFront.Kind.allCases.map(\.rawValue)))),
    ("defenceFront", .absent(defenceFront)),
  ])

  private static let attack = SchemaShape.object([
    ("steps", .texts), ("probability", .number), ("cost", .number),
  ])

  private static let minimalAttacks = SchemaShape.object([
    ("count", .optional(.count)), ("of", .word(["tree", "coherentHull"])), ("list", .list(attack)),
    (
      "partial",
      .absent(.object([("kept", .count), ("cutoff", .number), ("error", .number)]))
    ),
    (
      "truncation",
      .absent(.object([("kept", .count), ("dropped", .count), ("error", .number)]))
    ),
  ])

  private static let primeImplicants = SchemaShape.object([
    ("count", .optional(.count)),
    (
      "list",
      .list(.object([("steps", .texts), ("not", .texts), ("probability", .number)]))
    ),
  ])

  private static let importance = SchemaShape.object([
    ("step", .text), ("birnbaum", .number), ("criticality", .number), ("fussellVesely", .number),
    ("raw", .number), ("rrw", .number), ("structural", .number),
    (
      "intervals",
      .absent(
        .object([("birnbaum", .reference("summary")), ("criticality", .reference("summary"))]))
    ),
  ])

  private static let controlImportance = SchemaShape.object([
    ("control", .text), ("active", .flag), ("probabilityWithout", .number),
    ("probabilityWith", .number), ("birnbaum", .number), ("criticality", .number),
    ("fussellVesely", .number), ("raw", .number), ("rrw", .number),
  ])

  private static let frontPoint = SchemaShape.object(
    [("steps", .texts)] + FrontQuantity.allCases.map { ($0.rawValue, .absent(.number)) })

  private static let defenceFront = SchemaShape.object([
    ("against", .word(GoalDefences.Measure.allCases.map(\.rawValue))),
    (
      "points",
      .list(
        .object([
          ("cost", .number), ("controls", .texts), ("defences", .texts),
          ("attackProbability", .absent(.number)), ("attackCost", .absent(.number)),
          ("attack", .texts),
        ]))
    ),
  ])
}
