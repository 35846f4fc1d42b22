// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// The JSON document of an optimization, `copse.optimize/1`.
public enum OptimizationJSON {
  /// The document of a result.
  public static func document(_ result: OptimizationResult) -> JSONValue {
    [
      "schema": "copse.optimize/1", "budget": .number(result.budget), "objective": "ale",
      "best": plan(result.best, hasTotal: true), "bound": .number(result.bound),
      "gap": .number(result.gap),
      "front": .array(result.front.map { plan($0, hasTotal: false) }),
      "robustness": .array(
        result.robustness.map { ["control": .string($0.control), "share": .number($0.share)] }),
      "nextBest": .array(result.plans.dropFirst().map { plan($0, hasTotal: true) }),
      "freshGap": .number(result.freshGap), "draws": .integer(result.draws),
      "seed": .string(String(result.seed)), "isComplete": .bool(result.isComplete),
      "notWeighed": .array(result.notWeighed.map { .string($0) }),
      "kept": .array(result.kept.map { .string($0) }),
    ]
  }

  private static func plan(_ plan: PlanFigures, hasTotal: Bool) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("controls", .array(plan.controls.map { .string($0) })),
      .init("cost", .number(plan.cost)), .init("residual", .number(plan.residual)),
    ]
    if hasTotal { members.append(.init("total", .number(plan.total))) }
    return .object(members)
  }
}
