// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// The JSON document of an optimization, `copse.optimize/1`.
public enum OptimizationJSON {
  /// The document of a result.
  ///
  /// `bound` and `gap` are of the objective: of `total`, which is the residual alone for the attacker's
  /// success. A budget without limit is `null`.
  public static func document(_ result: OptimizationResult) -> JSONValue {
    [
      "schema": "copse.optimize/1", "version": .string(ProgramVersion.current),
      "budget": .number(result.budget), "objective": .string(result.objective.rawValue),
      "best": plan(result.best), "bound": .number(result.bound), "gap": .number(result.gap),
      "complete": .bool(result.isComplete), "front": .array(result.front.map(plan)),
      "frontEpsilon": .number(result.frontEpsilon),
      "robustness": .array(
        result.robustness.map { ["control": .string($0.control), "share": .number($0.share)] }),
      "regret": regret(result.regret), "nextBest": .array(result.plans.dropFirst().map(plan)),
      "nextStep": result.nextStep.map(plan) ?? .null, "nothing": plan(result.nothing),
      "values": .array(result.values.map(value)),
      "fresh": ["total": .number(result.freshTotal), "gap": .number(result.freshGap)],
      "draws": .integer(result.draws), "seed": JSONValue.seed(result.seed),
      "raising": names(result.raising), "kept": names(result.kept),
    ]
  }

  private static func names(_ names: [String]) -> JSONValue {
    .array(names.map { .string($0) })
  }

  private static func plan(_ plan: PlanFigures) -> JSONValue {
    [
      "controls": names(plan.controls), "cost": .number(plan.cost),
      "residual": .number(plan.residual), "total": .number(plan.total),
    ]
  }

  private static func value(_ value: OptimizationResult.ControlValue) -> JSONValue {
    [
      "control": .string(value.control), "cost": .number(value.cost),
      "chosen": .bool(value.isChosen), "alone": .number(value.alone),
      "inOptimum": .number(value.inOptimum),
    ]
  }

  private static func regret(_ regret: OptimizationResult.Regret?) -> JSONValue {
    guard let regret else { return .null }
    return [
      "draws": .integer(regret.draws), "mean": .number(regret.mean), "p95": .number(regret.p95),
    ]
  }
}
