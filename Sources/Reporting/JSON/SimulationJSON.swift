// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The JSON document of a simulation, `copse.simulation/1`.
public enum SimulationJSON {
  /// The document of a result.
  public static func document(_ result: SimulationResult) -> JSONValue {
    var members = JSONValue.header("copse.simulation/1", result)
    members.append(.init("controls", .array(result.activeControls.map { .string($0) })))
    members.append(.init("assumptions", .array(result.assumptions.map { .string($0) })))
    if let stopping = result.stopping { members.append(.init("stopping", JSONValue(stopping))) }
    members.append(.init("threats", .array(result.threats.map { threat($0, result.matrix) })))
    members.append(.init("portfolio", portfolio(result.portfolio)))
    return .object(members)
  }

  private static func threat(_ threat: ThreatResult, _ matrix: RiskMatrix?) -> JSONValue {
    with(threat.annualLoss.intervals, figures(threat, matrix))
  }

  /// An object of figures with the 95 % intervals of its annual loss, where they are known.
  private static func with(_ intervals: LossIntervals?, _ figures: JSONValue) -> JSONValue {
    guard let intervals, case .object(let members) = figures else { return figures }
    return .object(members + [.init("annualLossIntervals95", JSONValue(intervals))])
  }

  private static func figures(_ threat: ThreatResult, _ matrix: RiskMatrix?) -> JSONValue {
    [
      "name": .string(threat.name), "title": .string(threat.title),
      "stride": .string(threat.stride.rawValue), "rank": .integer(threat.rank),
      "rankInterval": [
        .integer(threat.rankDistribution.best), .integer(threat.rankDistribution.worst),
      ],
      "vulnerability": JSONValue(threat.vulnerability),
      "lossEventsPerYear": JSONValue(threat.lossEventsPerYear),
      "probabilityOfAnyEvent": .number(threat.probabilityOfAnyEvent), "ale": JSONValue(threat.ale),
      "annualLoss": JSONValue(threat.annualLoss), "largestEvent": JSONValue(threat.largestEvent),
      "cheapestAttack": JSONValue(threat.cheapestAttack),
      "matrix": JSONValue(threat.matrix, in: matrix),
    ]
  }

  private static func portfolio(_ portfolio: PortfolioResult) -> JSONValue {
    with(portfolio.annualLoss.intervals, figures(portfolio))
  }

  private static func figures(_ portfolio: PortfolioResult) -> JSONValue {
    [
      "ale": JSONValue(portfolio.ale),
      "probabilityOfAnyEvent": .number(portfolio.probabilityOfAnyEvent),
      "annualLoss": JSONValue(portfolio.annualLoss),
      "largestEvent": JSONValue(portfolio.largestEvent),
      "controlCost": JSONValue(portfolio.controlCost),
      "exceedance": JSONValue(portfolio.annualLoss.exceedance),
    ]
  }
}
