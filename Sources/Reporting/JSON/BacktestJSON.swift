// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The JSON document of scored predictions, `copse.backtest/1`.
public enum BacktestJSON {
  /// The document of a result.
  public static func document(_ result: BacktestResult) -> JSONValue {
    [
      "schema": "copse.backtest/1", "version": .string(ProgramVersion.current),
      "events": events(result.events),
      "coverage": .array(
        result.coverage.map {
          [
            "lower": .number($0.lower), "upper": .number($0.upper),
            "nominal": .number($0.nominal), "share": .number($0.share),
            "inside": .integer($0.inside), "count": .integer($0.count),
          ]
        }),
      "pitHistogram": .array(result.histogram.map { .integer($0) }),
      "pairs": .array(result.pairs.map(pair)),
      "unmatched": .array(
        result.unmatched.map {
          ["year": .integer($0.year), "threat": $0.threat.map { .string($0) } ?? .null]
        }),
    ]
  }

  private static func events(_ scores: EventScores?) -> JSONValue {
    guard let scores else { return .null }
    return [
      "count": .integer(scores.count), "brier": .number(scores.brier),
      "reliability": .number(scores.reliability), "resolution": .number(scores.resolution),
      "uncertainty": .number(scores.uncertainty), "withinBins": .number(scores.withinBins),
      "skill": scores.skill.map { .number($0) } ?? .null, "logScore": .number(scores.logScore),
      "calibration": .array(
        scores.bins.map {
          [
            "lower": .number($0.lower), "upper": .number($0.upper), "count": .integer($0.count),
            "forecast": .number($0.forecast), "observed": .number($0.observed),
          ]
        }),
    ]
  }

  private static func pair(_ pair: BacktestResult.Pair) -> JSONValue {
    [
      "year": .integer(pair.outcome.year),
      "threat": pair.outcome.threat.map { .string($0) } ?? .null,
      "probability": .number(pair.forecast.probability),
      "happened": pair.outcome.happened.map { .bool($0) } ?? .null,
      "loss": pair.outcome.loss.map { .number($0) } ?? .null,
      "pit": pair.transform.map { .number($0) } ?? .null,
    ]
  }
}
