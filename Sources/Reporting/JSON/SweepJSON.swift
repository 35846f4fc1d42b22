// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The JSON document of a sweep, `copse.sweep/1`.
public enum SweepJSON {
  /// The document of a result.
  public static func document(_ result: SweepResult) -> JSONValue {
    [
      "schema": "copse.sweep/1", "version": .string(ProgramVersion.current),
      "model": ["digest": .string(result.modelDigest)],
      "scenario": .string(result.scenario.name),
      "semantics": .string(result.scenario.semantics.rawValue),
      "seed": JSONValue.seed(result.scenario.seed), "trials": .integer(result.trials),
      "complete": .bool(result.isComplete), "currency": .string(result.currency),
      "measure": .string(result.measure.rawValue),
      "threat": result.threat.map { .string($0) } ?? .null,
      "axes": .array(
        result.axes.map {
          ["over": .string($0.name), "values": .array($0.values.map { .number($0) })]
        }),
      "points": .array(result.points.indices.map { point($0, result) }),
      "notes": .array(result.notes.map { .string($0) }),
    ]
  }

  private static func point(_ index: Int, _ result: SweepResult) -> JSONValue {
    let point = result.points[index]
    return [
      "at": .array(result.coordinates(of: index).map { .number($0) }),
      "value": .number(point.value), "standardError": .number(point.standardError),
      "interval": [.number(point.value - point.margin), .number(point.value + point.margin)],
      "change": .number(point.change),
      "changeStandardError": .number(point.changeStandardError),
      "changeInterval": [
        .number(point.change - point.changeMargin), .number(point.change + point.changeMargin),
      ],
    ]
  }
}
