// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The JSON document of a comparison, `copse.compare/1`.
public enum ComparisonJSON {
  /// The document of a result.
  ///
  /// Differences are base minus plan, so that savings are positive; those of the base are 0.
  public static func document(_ result: ComparisonResult) -> JSONValue {
    let base = result.base
    var members = JSONValue.header("copse.compare/1", base.result)
    members.append(.init("base", .string(base.name)))
    members.append(.init("best", .string(result.winner.name)))
    members.append(.init("notes", .array(result.notes.map { .string($0) })))
    members.append(.init("plans", .array(result.plans.map { plan($0) })))
    return .object(members)
  }

  private static func plan(_ plan: ComparedPlan) -> JSONValue {
    let portfolio = plan.result.portfolio
    return [
      "name": .string(plan.name), "title": .string(plan.label),
      "model": ["digest": .string(plan.result.modelDigest)],
      "controls": .array(plan.result.activeControls.map { .string($0) }),
      "ale": JSONValue(portfolio.ale), "annualLoss": JSONValue(portfolio.annualLoss),
      "probabilityOfAnyEvent": .number(portfolio.probabilityOfAnyEvent),
      "exceedance": JSONValue(portfolio.annualLoss.exceedance),
      "controlCost": JSONValue(portfolio.controlCost),
      "probabilityBest": .number(plan.probabilityBest),
      "difference": difference(plan.difference, plan.result),
      "displacement": plan.displacement.map { .array($0.map(displacement)) } ?? .null,
    ]
  }

  private static func displacement(_ threat: ThreatDisplacement) -> JSONValue {
    [
      "threat": .string(threat.threat), "moved": .number(threat.moved),
      "success": [.number(threat.successBefore), .number(threat.successAfter)],
      "none": [.number(threat.noneBefore), .number(threat.noneAfter)],
      "attacks": .array(
        threat.attacks.map {
          [
            "steps": .array($0.steps.map { .string($0) }), "before": .number($0.before),
            "after": .number($0.after),
          ]
        }),
    ]
  }

  private static func difference(
    _ difference: PlanDifference, _ result: SimulationResult
  ) -> JSONValue {
    [
      "ale": paired(difference.ale), "probabilityBetter": .number(difference.probabilityBetter),
      "probabilityBetterInAYear": .number(difference.probabilityBetterInAYear),
      "extraCost": .number(difference.extraCost),
      "netBenefit": JSONValue(difference.netBenefit),
      "rosi": difference.rosi.map { JSONValue($0) } ?? .null,
      "paybackYears": difference.paybackYears.map { .number($0) } ?? .null,
      "varianceRatio": difference.varianceRatio.map { .number($0) } ?? .null,
      "dominance": [
        "firstOrder": .string(difference.firstOrder.rawValue),
        "secondOrder": .string(difference.secondOrder.rawValue),
      ],
      "added": .array(difference.added.map { .string($0) }),
      "dropped": .array(difference.dropped.map { .string($0) }),
      "threats": .array(difference.threats.map { threat($0, result.matrix) }),
    ]
  }

  private static func threat(_ threat: ThreatDifference, _ matrix: RiskMatrix?) -> JSONValue {
    [
      "name": .string(threat.name), "ale": paired(threat.ale),
      "rank": [.integer(threat.before.rank), .integer(threat.after.rank)],
      "risk": [risk(threat.before, matrix), risk(threat.after, matrix)],
    ]
  }

  private static func risk(_ threat: ThreatResult, _ matrix: RiskMatrix?) -> JSONValue {
    guard let placement = threat.matrix, let matrix else { return .null }
    return .string(matrix.risks[placement.risk])
  }

  private static func paired(_ difference: PairedDifference) -> JSONValue {
    [
      "mean": .number(difference.mean), "standardError": .number(difference.standardError),
      "lower": .number(difference.lower), "upper": .number(difference.upper),
    ]
  }
}
