// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

extension JSONValue {
  /// Why a run ended, and how sure it was by each rule.
  init(_ stopping: StoppingSummary) {
    self = [
      "reason": .string(stopping.reason.rawValue), "looks": .integer(stopping.looks),
      "rules": .array(
        stopping.rules.map { rule in
          [
            "rule": .string(rule.rule.description), "met": .bool(rule.isMet),
            "lower": .number(rule.lower), "upper": .number(rule.upper),
            "width": .number(rule.width),
          ]
        }),
    ]
  }
}
