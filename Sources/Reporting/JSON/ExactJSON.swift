// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis
import RiskSimulation

/// The JSON document of exact analyses, `copse.exact/1`.
public enum ExactJSON {
  /// The document of the analyses of several goals.
  public static func document(_ reports: [ExactReport]) -> JSONValue {
    [
      "schema": "copse.exact/1", "version": .string(ProgramVersion.current),
      "goals": .array(reports.map(goal)),
    ]
  }

  private static func goal(_ report: ExactReport) -> JSONValue {
    let goal = report.goal
    var members = [
      JSONValue.Member("name", .string(goal.name)),
      JSONValue.Member("probability", optional(goal.probability)),
    ]
    if !goal.bounds.isExact {
      members.append(.init("bounds", [.number(goal.bounds.lower), .number(goal.bounds.upper)]))
    }
    members += [
      .init("naiveProbability", .number(goal.naiveProbability)),
      .init("diagramNodes", goal.diagramNodes.map { .integer($0) } ?? .null),
      .init("coherent", .bool(goal.isCoherent)), .init("steps", .integer(goal.stepCount)),
      .init("minimalAttacks", attacks(goal)),
    ]
    if let found = goal.primeImplicants { members.append(.init("primeImplicants", primes(found))) }
    members += [
      .init("cheapest", goal.cheapest.map { attack($0) } ?? .null),
      .init("likeliest", goal.attacks.first.map { attack($0) } ?? .null),
      .init("singlePoints", .array(goal.singlePoints.map { .string($0) })),
      .init("importance", .array(goal.importance.map { importance($0, report.uncertainty) })),
    ]
    if !report.controls.isEmpty {
      members.append(.init("controls", .array(report.controls.map { control($0) })))
    }
    if let found = report.uncertainty { members.append(.init("uncertainty", uncertainty(found))) }
    if let found = report.time { members.append(.init("time", time(found))) }
    members.append(.init("front", .array(goal.front.map { points($0) } ?? [])))
    if let front = goal.front { members.append(.init("frontOf", .string(front.kind.rawValue))) }
    if let found = report.defences { members.append(.init("defenceFront", defences(found))) }
    return .object(members)
  }

  private static func attacks(_ goal: GoalAnalysis) -> JSONValue {
    var members = [
      JSONValue.Member("count", goal.attackCount.map { count($0) } ?? .null),
      JSONValue.Member("of", .string(goal.isCoherent ? "tree" : "coherentHull")),
      JSONValue.Member("list", .array(goal.attacks.map { attack($0) })),
    ]
    if let partial = goal.partialAttacks {
      members.append(
        .init(
          "partial",
          [
            "kept": count(partial.count), "cutoff": .number(partial.cutoff),
            "error": .number(partial.dropped),
          ]))
    }
    if let truncation = goal.truncation {
      members.append(
        .init(
          "truncation",
          [
            "kept": count(truncation.kept), "dropped": count(truncation.dropped),
            "error": .number(truncation.error),
          ]))
    }
    return .object(members)
  }

  private static func primes(_ listing: PrimeImplicantListing) -> JSONValue {
    let list = listing.likeliest.map { implicant -> JSONValue in
      [
        "steps": .array(implicant.happening.map { .string($0) }),
        "not": .array(implicant.absent.map { .string($0) }),
        "probability": .number(implicant.probability),
      ]
    }
    return ["count": listing.count.map { count($0) } ?? .null, "list": .array(list)]
  }

  /// A minimal attack with its figures.
  static func attack(_ attack: GoalAnalysis.Attack) -> JSONValue {
    [
      "steps": .array(attack.steps.map { .string($0) }),
      "probability": .number(attack.probability), "cost": .number(attack.cost),
    ]
  }

  /// The measures of a step, with their spread if it is known.
  static func importance(
    _ step: StepImportance, _ uncertainty: GoalUncertainty? = nil
  ) -> JSONValue {
    var members = [
      JSONValue.Member("step", .string(step.step)), .init("birnbaum", .number(step.birnbaum)),
      .init("criticality", .number(step.criticality)),
      .init("fussellVesely", .number(step.fussellVesely)),
      .init("raw", .number(step.riskAchievementWorth)),
      .init("rrw", .number(step.riskReductionWorth)),
      .init("structural", .number(step.structural)),
    ]
    if let spread = uncertainty?.importance[step.step] {
      members.append(
        .init(
          "intervals",
          [
            "birnbaum": JSONValue(spread.birnbaum), "criticality": JSONValue(spread.criticality),
          ]))
    }
    return .object(members)
  }

  /// The measures of a control.
  static func control(_ control: ControlImportance) -> JSONValue {
    [
      "control": .string(control.control), "active": .bool(control.isActive),
      "probabilityWithout": .number(control.without), "probabilityWith": .number(control.with),
      "birnbaum": .number(control.birnbaum), "criticality": .number(control.criticality),
      "fussellVesely": .number(control.fussellVesely),
      "raw": .number(control.riskAchievementWorth), "rrw": .number(control.riskReductionWorth),
    ]
  }

  private static func uncertainty(_ uncertainty: GoalUncertainty) -> JSONValue {
    [
      "trials": .integer(uncertainty.trials), "seed": .seed(uncertainty.seed),
      "probability": JSONValue(uncertainty.probability),
      "standardDeviation": .number(uncertainty.standardDeviation),
      "errorFactor": .number(uncertainty.errorFactor),
    ]
  }

  private static func time(_ time: TimeToGoal) -> JSONValue {
    [
      "work": .string(time.work.rawValue), "trials": .integer(time.trials),
      "reached": .number(time.reachedShare), "shortest": .number(time.shortest),
      "exactMean": optional(time.exactMean), "hours": JSONValue(time.hours),
    ]
  }

  private static func points(_ front: GoalFront) -> [JSONValue] {
    front.points.map { point in
      .object(
        [.init("steps", .array(point.steps.map { .string($0) }))]
          + zip(front.quantities, point.values).map { .init($0.rawValue, .number($1)) })
    }
  }

  private static func defences(_ front: GoalDefences) -> JSONValue {
    let points = front.points.map { point -> JSONValue in
      [
        "cost": .number(point.cost), "controls": .array(point.controls.map { .string($0) }),
        "defences": .array(point.defences.map { .string($0) }),
        front.measure == .likeliest ? "attackProbability" : "attackCost": optional(
          point.attackValue),
        "attack": .array(point.attack.map { .string($0) }),
      ]
    }
    return ["against": .string(front.measure.rawValue), "points": .array(points)]
  }

  private static func optional(_ number: Double?) -> JSONValue {
    number.map { .number($0) } ?? .null
  }

  /// A count as a number, or as a string where readers would lose digits.
  private static func count(_ count: BigCount) -> JSONValue {
    count <= BigCount(1 << 53) ? .integer(Int(count.doubleValue)) : .string(count.description)
  }
}
