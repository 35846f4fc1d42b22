// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The JSON document of a roadmap, `copse.roadmap/1`.
public enum RoadmapJSON {
  /// The document of a result; the first order is the best.
  public static func document(_ result: RoadmapResult) -> JSONValue {
    [
      "schema": "copse.roadmap/1", "version": .string(ProgramVersion.current),
      "scenario": .string(result.scenario.name), "currency": .string(result.currency),
      "begins": .string("\(result.begins)"), "capacity": .number(result.capacity),
      "quarters": .array(
        (0..<result.quarters).map { quarter in
          result.start(ofQuarter: quarter).map { .string("\($0)") } ?? .null
        }),
      "lossNow": .number(result.lossNow), "lossAtEnd": .number(result.lossAtEnd),
      "orders": .array(result.orders.map(order)),
      "controls": .array(result.items.map(item)),
      "statesWeighed": .integer(result.statesWeighed), "draws": .integer(result.draws),
      "seed": JSONValue.seed(result.seed),
    ]
  }

  private static func order(_ order: RoadmapOrder) -> JSONValue {
    [
      "order": .string(order.kind.rawValue),
      "landings": .array(
        order.landings.map {
          [
            "control": .string($0.control), "quarters": .number($0.quarters),
            "date": $0.date.map { .string("\($0)") } ?? .null,
          ]
        }),
      "annualLoss": .array(order.quarterlyLoss.map { .number($0) }),
      "cumulatedLoss": [
        "mean": .number(order.cumulatedLoss), "p05": .number(order.interval.lower),
        "p95": .number(order.interval.upper),
      ],
      "cumulatedCost": .number(order.cumulatedCost),
      "probabilityBestIsBetter": .number(order.probabilityBestIsBetter),
    ]
  }

  private static func item(_ item: WorkItem) -> JSONValue {
    [
      "control": .string(item.control), "status": .string(item.status.rawValue),
      "effort": .number(item.effort), "due": item.due.map { .string("\($0)") } ?? .null,
      "cost": .number(item.cost),
    ]
  }
}
