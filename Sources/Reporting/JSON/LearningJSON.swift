// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The JSON document of what observations teach, `copse.learn/1`.
public enum LearningJSON {
  /// The document of a result.
  public static func document(_ result: LearningResult) -> JSONValue {
    [
      "schema": "copse.learn/1", "version": .string(ProgramVersion.current),
      "model": ["digest": .string(result.modelDigest)],
      "numbers": .array(result.numbers.map(number)), "rates": .array(result.rates.map(rate)),
      "notes": .array(result.notes.map { .string($0) }),
    ]
  }

  private static func number(_ number: LearntNumber) -> JSONValue {
    [
      "name": .string(number.name), "observed": texts(number.observations),
      "method": .string(number.method.rawValue), "prior": law(number.prior),
      "posterior": law(number.posterior),
    ]
  }

  private static func rate(_ rate: LearntRate) -> JSONValue {
    [
      "threat": .string(rate.threat), "observed": texts(rate.observations),
      "prior": law(rate.prior), "joint": law(rate.joint), "used": law(rate.used),
      "vulnerability": [
        "prior": law(rate.vulnerabilityPrior), "joint": law(rate.vulnerability),
      ], "effectiveDraws": .number(rate.effectiveDraws),
    ]
  }

  private static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  private static func law(_ law: LearntLaw) -> JSONValue {
    [
      "law": law.law.map { .string(LawWords.text($0)) } ?? .null, "mean": .number(law.mean),
      "p05": .number(law.p05), "p50": .number(law.p50), "p95": .number(law.p95),
    ]
  }
}
