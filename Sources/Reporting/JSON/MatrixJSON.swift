// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The JSON document of a filled risk matrix, `copse.matrix/1`.
public enum MatrixJSON {
  /// The document of a result's matrix; its `matrix` is `null` if the model has none.
  public static func document(_ result: SimulationResult) -> JSONValue {
    var members = JSONValue.header("copse.matrix/1", result)
    members.append(.init("matrix", result.matrix.map(matrix) ?? .null))
    members.append(.init("threats", .array(result.threats.map { threat($0, result.matrix) })))
    return .object(members)
  }

  private static func matrix(_ matrix: RiskMatrix) -> JSONValue {
    [
      "likelihoodMeasure": .string(matrix.likelihoodMeasure.rawValue),
      "likelihood": scale(matrix.likelihood), "impact": scale(matrix.impact),
      "cells": .array(
        matrix.cells.map { row in .array(row.map { .string(matrix.risks[$0]) }) }),
    ]
  }

  private static func scale(_ scale: RiskScale) -> JSONValue {
    .array(scale.levels.map { ["name": .string($0.name), "from": .number($0.lowerBound)] })
  }

  private static func threat(_ threat: ThreatResult, _ matrix: RiskMatrix?) -> JSONValue {
    [
      "name": .string(threat.name), "title": .string(threat.title),
      "rank": .integer(threat.rank), "matrix": JSONValue(threat.matrix, in: matrix),
    ]
  }
}
