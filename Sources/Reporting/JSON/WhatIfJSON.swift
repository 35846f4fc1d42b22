// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The JSON of live figures: expressions over switches, and the columns that they read.
public enum WhatIfJSON {
  /// The value for a document, with columns as arrays of numbers.
  static func document(_ whatIf: WhatIf) -> JSONValue {
    let start = whatIf.figures(switchedOn: Set(whatIf.switches.filter(\.isOn).map(\.control)))
    return [
      "seed": .seed(whatIf.seed), "sampling": .string(whatIf.sampling.rawValue),
      "draws": .integer(whatIf.draws),
      "switches": .array(
        whatIf.switches.map {
          ["control": .string($0.control), "on": .bool($0.isOn), "cost": .number(mean($0.costs))]
        }),
      "fixed": .array(
        whatIf.fixed.map {
          ["control": .string($0.control), "on": .bool($0.isOn), "reason": .string($0.reason)]
        }),
      "ale": .number(start.ale), "standardError": .number(start.standardError),
      "controlCost": .number(start.cost),
      "threats": .array(
        zip(whatIf.threats, start.threats).map {
          ["name": .string($0.name), "ale": .number($1)]
        }),
    ]
  }

  private static func mean(_ column: [Double]) -> Double {
    column.isEmpty ? 0 : column.reduce(0, +) / Double(column.count)
  }
}
