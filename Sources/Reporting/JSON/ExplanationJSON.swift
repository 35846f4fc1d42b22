// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis
import RiskSimulation

/// The JSON document of explanations, `copse.explain/1`.
public enum ExplanationJSON {
  /// The document of the explanations of several goals.
  public static func document(_ reports: [ExplanationReport]) -> JSONValue {
    [
      "schema": "copse.explain/1", "version": .string(ProgramVersion.current),
      "goals": .array(reports.map { goal($0.explanation) }),
    ]
  }

  private static func goal(_ explanation: Explanation) -> JSONValue {
    let goal = explanation.analysis
    return [
      "name": .string(goal.name), "probability": goal.probability.map { .number($0) } ?? .null,
      "bounds": [.number(goal.bounds.lower), .number(goal.bounds.upper)],
      "naiveProbability": .number(goal.naiveProbability),
      "dominant": .array(explanation.dominant.map(dominant)),
      "singlePoints": .array(goal.singlePoints.map { .string($0) }),
      "cheapest": goal.cheapest.map { ExactJSON.attack($0) } ?? .null,
      "steps": .array(explanation.levers.map(lever)),
      "controls": .array(explanation.controls.map { ExactJSON.control($0) }),
    ]
  }

  private static func dominant(_ dominant: Explanation.Dominant) -> JSONValue {
    [
      "steps": .array(dominant.attack.steps.map { .string($0) }),
      "probability": .number(dominant.attack.probability), "cost": .number(dominant.attack.cost),
      "share": dominant.share.map { .number($0) } ?? .null,
    ]
  }

  private static func lever(_ lever: Explanation.Lever) -> JSONValue {
    [
      "step": .string(lever.importance.step), "probability": .number(lever.probability),
      "goalIfHalved": .number(lever.halved),
      "importance": ExactJSON.importance(lever.importance),
    ]
  }
}
