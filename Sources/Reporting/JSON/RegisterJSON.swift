// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The JSON document of a risk register, `copse.register/1`.
public enum RegisterJSON {
  /// The document of a register.
  public static func document(_ register: RiskRegister) -> JSONValue {
    var members = JSONValue.header("copse.register/1", register.result)
    members.append(.init("asOf", .string(register.asOf.description)))
    members.append(.init("entries", .array(register.entries.map { entry($0) })))
    return .object(members)
  }

  /// One entry.
  static func entry(_ entry: RegisterEntry) -> JSONValue {
    [
      "threat": .text(entry.threat?.name), "title": .string(entry.title),
      "stride": .text(entry.threat?.stride.rawValue),
      "response": .text(entry.response?.decision.rawValue),
      "controls": .array(
        entry.controls.map {
          ["name": .string($0.name), "status": .string($0.status.rawValue)]
        }), "owner": .text(entry.owner), "status": .string(entry.status.rawValue),
      "residual": residual(entry), "risk": .text(entry.risk),
      "acceptedBy": .text(entry.response?.acceptedBy),
      "acceptedOn": .text(entry.response?.acceptedOn), "reviewOn": .text(entry.reviewOn),
      "condition": .text(entry.response?.condition), "impact": .text(entry.response?.impact),
      "note": .text(entry.response?.note),
    ]
  }

  private static func residual(_ entry: RegisterEntry) -> JSONValue {
    guard let residual = entry.residual else { return .null }
    return [
      "ale": JSONValue(residual.ale),
      "expectedLoss": entry.interval.map { JSONValue($0) } ?? .null,
      "annualLoss": JSONValue(residual.annualLoss),
      "gross": residual.gross.map { JSONValue($0) } ?? .null,
      "probabilityOfAnyEvent": .number(residual.probabilityOfAnyEvent),
    ]
  }
}
