// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// The JSON document of event simulations, `copse.sample/1`.
public enum SampleJSON {
  /// The document of the samples of several goals.
  public static func document(_ samples: [EventSample]) -> JSONValue {
    [
      "schema": "copse.sample/1", "version": .string(ProgramVersion.current),
      "goals": .array(samples.map(goal)),
    ]
  }

  private static func goal(_ sample: EventSample) -> JSONValue {
    [
      "name": .string(sample.name), "method": .string(sample.method.rawValue),
      "reason": .string(sample.reason),
      "guide": sample.guide.map { .string($0) } ?? .null, "seed": .seed(sample.seed),
      "trials": .integer(sample.trials), "complete": .bool(sample.isComplete),
      "reached": .integer(sample.reached), "estimate": .number(sample.estimate),
      "standardError": .number(sample.standardError),
      "interval95": [.number(sample.interval.lowerBound), .number(sample.interval.upperBound)],
      "effectiveSampleSize": .number(sample.effectiveSampleSize),
      "greatestShare": .number(sample.greatestShare),
      "exact": sample.exact.map { .number($0) } ?? .null,
      "zScore": sample.zScore.map { .number($0) } ?? .null,
      "losses": sample.losses.map(losses) ?? .null,
    ]
  }

  private static func losses(_ losses: AttemptLosses) -> JSONValue {
    [
      "mean": .number(losses.mean), "standardError": .number(losses.standardError),
      "exactMean": losses.exactMean.map { .number($0) } ?? .null,
      "standardDeviation": .number(losses.standardDeviation),
      "p90": .number(losses.quantiles[0]), "p95": .number(losses.quantiles[1]),
      "p99": .number(losses.quantiles[2]), "collapsed": .bool(losses.isCollapsed),
    ]
  }
}
