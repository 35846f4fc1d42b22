// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import RiskSimulation

/// The JSON document of exact analyses, `copse.exact/1`.
public enum ExactJSON {
  /// The document of the analyses of several goals.
  public static func document(_ goals: [GoalAnalysis]) -> JSONValue {
    [
      "schema": "copse.exact/1", "version": .string(ProgramVersion.current),
      "goals": .array(goals.map(goal)),
    ]
  }

  private static func goal(_ goal: GoalAnalysis) -> JSONValue {
    [
      "name": .string(goal.name), "probability": .number(goal.probability),
      "naiveProbability": .number(goal.naiveProbability),
      "diagramNodes": .integer(goal.diagramNodes), "coherent": .bool(goal.isCoherent),
      "minimalAttacks": [
        "count": count(goal.attackCount), "list": .array(goal.attacks.map(attack)),
      ],
      "cheapest": goal.cheapest.map(attack) ?? .null,
      "likeliest": goal.attacks.first.map(attack) ?? .null,
      "importance": .array(goal.importance.map(importance)),
      "front": .array(goal.front.map(attack)),
    ]
  }

  private static func attack(_ attack: GoalAnalysis.Attack) -> JSONValue {
    [
      "steps": .array(attack.steps.map { .string($0) }),
      "probability": .number(attack.probability), "cost": .number(attack.cost),
    ]
  }

  private static func importance(_ step: StepImportance) -> JSONValue {
    [
      "step": .string(step.step), "birnbaum": .number(step.birnbaum),
      "criticality": .number(step.criticality), "fussellVesely": .number(step.fussellVesely),
      "raw": .number(step.riskAchievementWorth), "rrw": .number(step.riskReductionWorth),
      "structural": .number(step.structural),
    ]
  }

  /// A count as a number, or as a string where readers would lose digits.
  private static func count(_ count: BigCount) -> JSONValue {
    count < BigCount(1 << 53) ? .integer(Int(count.doubleValue)) : .string(count.description)
  }
}
