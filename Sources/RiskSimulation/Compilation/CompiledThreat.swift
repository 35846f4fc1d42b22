// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// What the trial loop needs of one threat: columns by slot, streams and loss laws.
///
/// A class, since the trial loop reaches for one after another: as values they would be copied, and what they refer to
/// counted, for each block of trials.
final class CompiledThreat: Sendable {
  /// The column of P(goal given one attempt).
  let vulnerability: Register
  /// The column of expected loss events a year, given the trial's parameters.
  let eventRate: Register
  /// The column of the rate of this trial's year; differs from ``eventRate`` where years do.
  let yearRate: Register
  /// The column of the expected loss of one event, net of what is transferred in proportion.
  let expectedImpact: Register
  /// The column of the expected annual loss given the parameters.
  let expectedLoss: Register
  /// The column of the same with as many parameters integrated out as can be: another mean of it, that varies less.
  let integratedLoss: Register
  /// The column of the expected annual loss before all transfers, with as many parameters integrated out as can be; `nil`
  /// where there is no transfer.
  let integratedGross: Register?
  /// The column of the annual loss's variance given the parameters.
  let lossVariance: Register
  /// The column of the cheapest attack's cost, if it can be told; infinite where no attack is possible.
  let cheapestCost: Register?
  /// The cheapest attack's steps at expected costs.
  let cheapestSteps: [String]
  /// Whether ``expectedLoss`` is exact for the terms of transfer.
  let isLinear: Bool
  /// How the number and the size of loss events are drawn.
  let losses: LossSampler
  /// How the number of events spreads around its mean.
  let occurrence: Occurrence

  /// Makes a threat from its columns.
  init(
    vulnerability: Register, eventRate: Register, yearRate: Register, expectedImpact: Register,
    expectedLoss: Register, integratedLoss: Register, integratedGross: Register?,
    lossVariance: Register, cheapestCost: Register?, cheapestSteps: [String], isLinear: Bool,
    losses: LossSampler, occurrence: Occurrence
  ) {
    self.vulnerability = vulnerability
    self.eventRate = eventRate
    self.yearRate = yearRate
    self.expectedImpact = expectedImpact
    self.expectedLoss = expectedLoss
    self.integratedLoss = integratedLoss
    self.integratedGross = integratedGross
    self.lossVariance = lossVariance
    self.cheapestCost = cheapestCost
    self.cheapestSteps = cheapestSteps
    self.isLinear = isLinear
    self.losses = losses
    self.occurrence = occurrence
  }

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
    var placedLosses = losses.mapOperands(slot)
    placedLosses.steps = program.constants[slot(yearRate)].flatMap { PoissonSteps(mean: $0) }
    return CompiledThreat(
      vulnerability: slot(vulnerability), eventRate: slot(eventRate), yearRate: slot(yearRate),
      expectedImpact: slot(expectedImpact), expectedLoss: slot(expectedLoss),
      integratedLoss: slot(integratedLoss), integratedGross: integratedGross.map(slot),
      lossVariance: slot(lossVariance), cheapestCost: cheapestCost.map(slot),
      cheapestSteps: cheapestSteps, isLinear: isLinear, losses: placedLosses,
      occurrence: occurrence)
  }
}
