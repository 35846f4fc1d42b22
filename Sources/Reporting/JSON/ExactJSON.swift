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
    var members: [(String, JSONValue)] = [
      ("name", .string(goal.name)), ("probability", goal.probability.map { .number($0) } ?? .null),
    ]
    if !goal.bounds.isExact {
      members.append(("bounds", [.number(goal.bounds.lower), .number(goal.bounds.upper)]))
    }
    members += [
      ("naiveProbability", .number(goal.naiveProbability)),
      ("diagramNodes", goal.diagramNodes.map { .integer($0) } ?? .null),
      ("coherent", .bool(goal.isCoherent)), ("steps", .integer(goal.stepCount)),
      ("minimalAttacks", attacks(goal)), ("cheapest", goal.cheapest.map(attack) ?? .null),
      ("likeliest", goal.attacks.first.map(attack) ?? .null),
      ("singlePoints", .array(goal.singlePoints.map { .string($0) })),
      ("importance", .array(goal.importance.map { importance($0, report.uncertainty) })),
    ]
    if !report.controls.isEmpty {
      members.append(("controls", .array(report.controls.map(control))))
    }
    if let uncertainty = report.uncertainty { members.append(("uncertainty", self.uncertainty(uncertainty))) }
    if let time = report.time { members.append(("time", self.time(time))) }
    members.append(("front", .array(goal.front.map(points) ?? [])))
    if let front = goal.front { members.append(("frontOf", .string(front.kind.rawValue))) }
    return .object(members)
  }

  private static func attacks(_ goal: GoalAnalysis) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("count", goal.attackCount.map(count) ?? .null),
      ("of", .string(goal.isCoherent ? "tree" : "coherentHull")),
      ("list", .array(goal.attacks.map(attack))),
    ]
    if let truncation = goal.truncation {
      members.append(
        (
          "truncation",
          [
            "kept": count(truncation.kept), "dropped": count(truncation.dropped),
            "error": .number(truncation.error),
          ]
        ))
    }
    return .object(members)
  }

  static func attack(_ attack: GoalAnalysis.Attack) -> JSONValue {
    [
      "steps": .array(attack.steps.map { .string($0) }),
      "probability": .number(attack.probability), "cost": .number(attack.cost),
    ]
  }

  private static func importance(
    _ step: StepImportance, _ uncertainty: GoalUncertainty?
  ) -> JSONValue {
    var members = measures(step, as: "step")
    if let interval = uncertainty?.importance[step.step] {
      members.append(
        (
          "intervals",
          [
            "birnbaum": summary(interval.birnbaum), "criticality": summary(interval.criticality),
          ]
        ))
    }
    return .object(members)
  }

  private static func measures(
    _ step: StepImportance, as key: String
  ) -> [(String, JSONValue)] {
    [
      (key, .string(step.step)), ("birnbaum", .number(step.birnbaum)),
      ("criticality", .number(step.criticality)), ("fussellVesely", .number(step.fussellVesely)),
      ("raw", .number(step.riskAchievementWorth)), ("rrw", .number(step.riskReductionWorth)),
      ("structural", .number(step.structural)),
    ]
  }

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
    .object(
      [
        ("trials", .integer(uncertainty.trials)),
        ("seed", .integer(Int(clamping: uncertainty.seed))),
        ("standardDeviation", .number(uncertainty.standardDeviation)),
        ("errorFactor", .number(uncertainty.errorFactor)),
      ] + summary(uncertainty.probability).members)
  }

  private static func time(_ time: TimeToGoal) -> JSONValue {
    .object(
      [
        ("work", .string(time.work.rawValue)), ("trials", .integer(time.trials)),
        ("reached", .number(time.reachedShare)), ("shortest", .number(time.shortest)),
        ("meanExact", time.exactMean.map { .number($0) } ?? .null),
      ] + summary(time.hours).members)
  }

  private static func summary(_ summary: Summary) -> JSONValue { summary.json }

  private static func points(_ front: GoalFront) -> [JSONValue] {
    front.points.map { point in
      .object(
        [("steps", .array(point.steps.map { .string($0) }))]
          + zip(front.quantities, point.values).map { ($0.rawValue, .number($1)) })
    }
  }

  /// A count as a number, or as a string where readers would lose digits.
  private static func count(_ count: BigCount) -> JSONValue {
    count <= BigCount(1 << 53) ? .integer(Int(count.doubleValue)) : .string(count.description)
  }
}
