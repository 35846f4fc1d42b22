// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// What the trial loop needs of one threat: columns by slot, streams and loss laws.
struct CompiledThreat: Sendable {
  /// The column of P(goal given one attempt).
  var vulnerability: Register
  /// The column of expected loss events a year, given the trial's parameters.
  var eventRate: Register
  /// The column of the rate of this trial's year; differs from ``eventRate`` where years do.
  var yearRate: Register
  /// The column of the expected loss of one event, net of what is transferred in proportion.
  var expectedImpact: Register
  /// The column of the expected annual loss given the parameters.
  var expectedLoss: Register
  /// The column of the same with as many parameters integrated out as can be: another mean of it, that varies less.
  var integratedLoss: Register
  /// The column of the expected annual loss before all transfers, with as many parameters integrated out as can be; `nil`
  /// where there is no transfer.
  var integratedGross: Register?
  /// The column of the annual loss's variance given the parameters.
  var lossVariance: Register
  /// The column of the cheapest attack's cost, if it can be told; infinite where no attack is possible.
  var cheapestCost: Register?
  /// The cheapest attack's steps at expected costs.
  var cheapestSteps: [String]
  /// Whether ``expectedLoss`` is exact for the terms of transfer.
  var isLinear: Bool
  /// How the number and the size of loss events are drawn.
  var losses: LossSampler
  /// How the number of events spreads around its mean.
  var occurrence: Occurrence

  /// The expected annual loss where ``expectedLoss`` is not exact: a mean over sampled events.
  var netLoss: NetLoss? {
    isLinear
      ? nil : NetLoss(eventRate: eventRate, sampler: losses, occurrence: occurrence)
  }

  /// All columns that outlive the program's run.
  var outputs: [Register] {
    [
      vulnerability, eventRate, yearRate, expectedImpact, expectedLoss, integratedLoss,
      lossVariance,
    ] + [cheapestCost, integratedGross].compactMap { $0 } + losses.outputs
  }

  /// The same threat with slots in the place of registers.
  func placed(in program: ColumnProgram) -> CompiledThreat {
    func slot(_ register: Register) -> Register { Register(program.slot(register)) }
    var copy = self
    copy.vulnerability = slot(vulnerability)
    copy.eventRate = slot(eventRate)
    copy.yearRate = slot(yearRate)
    copy.expectedImpact = slot(expectedImpact)
    copy.expectedLoss = slot(expectedLoss)
    copy.integratedLoss = slot(integratedLoss)
    copy.integratedGross = integratedGross.map(slot)
    copy.lossVariance = slot(lossVariance)
    copy.cheapestCost = cheapestCost.map(slot)
    copy.losses = losses.mapOperands(slot)
    copy.losses.steps = program.constants[copy.yearRate].flatMap { PoissonSteps(mean: $0) }
    return copy
  }
}
