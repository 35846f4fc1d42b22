// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The JSON document of a sensitivity analysis, `copse.sensitivity/1`.
public enum SensitivityJSON {
  /// The document of a result.
  public static func document(_ result: SensitivityResult) -> JSONValue {
    [
      "schema": "copse.sensitivity/1", "version": .string(ProgramVersion.current),
      "model": ["digest": .string(result.modelDigest)],
      "scenario": .string(result.scenario.name),
      "semantics": .string(result.scenario.semantics.rawValue),
      "seed": JSONValue.seed(result.scenario.seed), "currency": .string(result.currency),
      "measure": .string(result.measure.rawValue),
      "threat": result.threat.map { .string($0) } ?? .null,
      "draws": .integer(result.draws), "designDraws": .integer(result.designDraws),
      "mean": .number(result.mean), "standardDeviation": .number(result.standardDeviation),
      "parameterCount": .integer(result.parameterCount),
      "parameters": .array(result.parameters.map(parameter)),
      "rest": estimate(result.rest), "decision": decision(result.decision),
      "notes": .array(result.notes.map { .string($0) }),
    ]
  }

  private static func parameter(_ parameter: ParameterSensitivity) -> JSONValue {
    [
      "name": .string(parameter.name), "rankCorrelation": estimate(parameter.rankCorrelation),
      "firstOrder": estimate(parameter.firstOrder), "total": estimate(parameter.total),
      "tornado": [
        "p05": .number(parameter.values[0]), "p95": .number(parameter.values[1]),
        "atP05": .number(parameter.expected[0]), "atP95": .number(parameter.expected[1]),
        "swing": .number(parameter.swing),
        "standardError": .number(parameter.swingStandardError),
      ],
      "informationValue": parameter.informationValue.map { .number($0) } ?? .null,
    ]
  }

  private static func decision(_ decision: DecisionValue?) -> JSONValue {
    guard let decision else { return .null }
    return [
      "other": .string(decision.other), "netBenefit": estimate(decision.netBenefit),
      "probabilityBetter": .number(decision.probabilityBetter),
      "perfectInformation": .number(decision.perfectInformation),
      "noise": .number(decision.noise),
    ]
  }

  private static func estimate(_ estimate: SensitivityEstimate) -> JSONValue {
    ["value": .number(estimate.value), "standardError": .number(estimate.standardError)]
  }
}
