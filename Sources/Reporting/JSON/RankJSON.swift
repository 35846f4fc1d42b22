// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The JSON document of a ranking, `copse.rank/1`.
public enum RankJSON {
  /// The document of a result's ranking.
  public static func document(_ result: SimulationResult) -> JSONValue {
    var members = JSONValue.header("copse.rank/1", result)
    members.append(.init("threats", .array(result.threats.map { threat($0, result) })))
    return .object(members)
  }

  private static func threat(_ threat: ThreatResult, _ result: SimulationResult) -> JSONValue {
    [
      "rank": .integer(threat.rank), "name": .string(threat.name), "title": .string(threat.title),
      "stride": .string(threat.stride.rawValue),
      "value": .number(threat.value(of: result.scenario.rankedBy)),
      "rankInterval": [
        .integer(threat.rankDistribution.best), .integer(threat.rankDistribution.worst),
      ],
      "topShares": .array(threat.rankDistribution.topShares.map { .number($0) }),
    ]
  }
}
