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
      "yearLaw": stopping.law.map { JSONValue($0) } ?? .null,
      "yearLawProblem": stopping.lawProblem.map { .string($0) } ?? .null,
    ]
  }

  /// Quantiles by transform.
  init(_ law: YearLawSummary) {
    self = [
      "draws": .integer(law.draws), "gridPoints": .integer(law.points),
      "gridStep": .number(law.step), "var95": .number(law.var95),
      "var95Interval": [
        .number(law.var95Interval.lowerBound), .number(law.var95Interval.upperBound),
      ],
      "tvar95": .number(law.tvar95),
      "tvar95Interval": [
        .number(law.tvar95Interval.lowerBound), .number(law.tvar95Interval.upperBound),
      ],
    ]
  }
}
