// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

extension JSONValue {
  /// Mean, standard error and quantiles.
  init(_ summary: Summary) {
    self = [
      "mean": .number(summary.mean), "standardError": .number(summary.standardError),
      "p05": .number(summary.p05), "p50": .number(summary.p50), "p95": .number(summary.p95),
    ]
  }

  /// The estimate and the plain simulated mean.
  init(_ loss: ExpectedLoss) {
    self = [
      "mean": .number(loss.mean), "standardError": .number(loss.standardError),
      "simulatedMean": .number(loss.simulatedMean),
      "simulatedStandardError": .number(loss.simulatedStandardError),
    ]
  }

  /// Quantiles, spread and tail mean, without the curve.
  init(_ loss: LossDistribution) {
    self = [
      "p05": .number(loss.p05), "p50": .number(loss.p50), "p90": .number(loss.p90),
      "p95": .number(loss.p95), "p99": .number(loss.p99),
      "standardDeviation": .number(loss.standardDeviation), "tvar95": .number(loss.tvar95),
    ]
  }

  /// The ends of each interval.
  init(_ intervals: LossIntervals) {
    func ends(_ range: ClosedRange<Double>) -> JSONValue {
      .array([.number(range.lowerBound), .number(range.upperBound)])
    }
    self = [
      "p50": ends(intervals.p50), "p90": ends(intervals.p90), "p95": ends(intervals.p95),
      "p99": ends(intervals.p99), "tvar95": ends(intervals.tvar95),
    ]
  }

  /// The loss before transfers, with its curve.
  init(_ gross: GrossLoss) {
    self = [
      "ale": JSONValue(gross.ale), "annualLoss": JSONValue(gross.annualLoss),
      "exceedance": JSONValue(gross.annualLoss.exceedance),
    ]
  }

  /// Pairs of loss and probability.
  init(_ curve: [ExceedancePoint]) {
    self = .array(curve.map { [.number($0.loss), .number($0.probability)] })
  }

  /// The steps and the cost; `null` where there is none.
  init(_ attack: CheapestAttack?) {
    guard let attack else {
      self = .null
      return
    }
    self = ["steps": .array(attack.steps.map { .string($0) }), "cost": JSONValue(attack.cost)]
  }

  /// Words of the cell, and the shares of all cells that occur as `Likelihood/Impact`.
  init(_ placement: MatrixPlacement?, in matrix: RiskMatrix?) {
    guard let placement, let matrix else {
      self = .null
      return
    }
    var shares: [Member] = []
    var intervals: [Member] = []
    for (row, likelihood) in matrix.likelihood.levels.enumerated() {
      for (column, impact) in matrix.impact.levels.enumerated() {
        let share = placement.shares[row][column]
        guard share > 0 else { continue }
        let cell = "\(likelihood.name)/\(impact.name)"
        shares.append(Member(cell, .number(share)))
        if let ends = placement.intervals?[row][column] {
          intervals.append(Member(cell, [.number(ends.lowerBound), .number(ends.upperBound)]))
        }
      }
    }
    var members = [
      Member("likelihood", .string(matrix.likelihood.levels[placement.likelihood].name)),
      Member("impact", .string(matrix.impact.levels[placement.impact].name)),
      Member("risk", .string(matrix.risks[placement.risk])), Member("shares", .object(shares)),
    ]
    if placement.intervals != nil {
      members.append(Member("shareIntervals95", .object(intervals)))
    }
    self = .object(members)
  }

  /// The settings that are printed with every result.
  static func header(_ schema: String, _ result: SimulationResult) -> [Member] {
    [
      Member("schema", .string(schema)), Member("version", .string(ProgramVersion.current)),
      Member("model", ["digest": .string(result.modelDigest)]),
      Member("scenario", .string(result.scenario.name)),
      Member("semantics", .string(result.scenario.semantics.rawValue)),
      Member("attacker", result.scenario.attacker.map { .string($0) } ?? .null),
      Member("attackerKnows", .string(result.scenario.knowledge.rawValue)),
      Member("sampling", .string(result.sampling.scheme.rawValue)),
      Member("seed", seed(result.scenario.seed)),
      Member("trials", .integer(result.trials)), Member("complete", .bool(result.isComplete)),
      Member("currency", .string(result.currency)),
      Member("rankedBy", .string(result.scenario.rankedBy.rawValue)),
    ]
  }

  /// A seed as a number, or as a string where readers would lose digits.
  static func seed(_ seed: UInt64) -> JSONValue {
    seed < 1 << 53 ? .integer(Int(seed)) : .string(String(seed))
  }
}
