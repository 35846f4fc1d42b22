// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// The JSON document of checked simulations, `copse.check/1`.
public enum CheckJSON {
  /// The document of the checks of several scenarios.
  public static func document(_ checks: [SimulationCheck]) -> JSONValue {
    [
      "schema": "copse.check/1", "version": .string(ProgramVersion.current),
      "passes": .bool(checks.allSatisfy { $0.failures.isEmpty }),
      "scenarios": .array(checks.map(scenario)),
    ]
  }

  private static func scenario(_ check: SimulationCheck) -> JSONValue {
    [
      "name": .string(check.scenario), "trials": .integer(check.trials),
      "seed": .seed(check.seed), "level": .number(SimulationCheck.level),
      "threshold": .number(check.threshold), "passes": .bool(check.failures.isEmpty),
      "complete": .bool(check.isComplete),
      "comparisons": .array(check.comparisons.map(comparison)),
    ]
  }

  private static func comparison(_ comparison: SimulationCheck.Comparison) -> JSONValue {
    var members = [
      JSONValue.Member("threat", .string(comparison.threat)),
      JSONValue.Member("subject", .string(comparison.subject.name)),
    ]
    if case .exceedance(let loss) = comparison.subject {
      members.append(.init("loss", .number(loss)))
    }
    members += [
      .init("expected", .number(comparison.expected)),
      .init("observed", .number(comparison.observed)),
      .init("standardError", .number(comparison.standardError)),
      .init("zScore", .number(comparison.zScore)),
    ]
    return .object(members)
  }
}
