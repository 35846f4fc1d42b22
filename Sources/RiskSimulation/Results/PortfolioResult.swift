// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What was found out about all threats of a scenario together.
public struct PortfolioResult: Hashable, Sendable {
  /// The expected annual loss, net of transfers.
  public var ale: ExpectedLoss
  /// The probability of at least one loss event a year.
  public var probabilityOfAnyEvent: Double
  /// The distribution of the annual loss, net of transfers.
  public var annualLoss: LossDistribution
  /// The annual loss before transfers; `nil` where there is no transfer.
  public var gross: GrossLoss?
  /// The distribution of the largest single loss event of a year, net of transfers by event.
  public var largestEvent: LossDistribution
  /// The yearly cost of the active controls, premiums of transfers included.
  public var controlCost: Summary

  /// Makes a result.
  public init(
    ale: ExpectedLoss, probabilityOfAnyEvent: Double, annualLoss: LossDistribution,
    largestEvent: LossDistribution, controlCost: Summary, gross: GrossLoss? = nil
  ) {
    self.ale = ale
    self.probabilityOfAnyEvent = probabilityOfAnyEvent
    self.annualLoss = annualLoss
    self.largestEvent = largestEvent
    self.controlCost = controlCost
    self.gross = gross
  }
}
