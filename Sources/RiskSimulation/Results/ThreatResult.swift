// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// What was found out about one threat.
public struct ThreatResult: Hashable, Sendable {
  /// The threat's name.
  public var name: String
  /// Its title, or its name.
  public var title: String
  /// Its STRIDE category.
  public var stride: STRIDE
  /// Its rank by the scenario's measure; 1 is the greatest risk.
  public var rank: Int
  /// How sure the rank is.
  public var rankDistribution: RankDistribution
  /// P(goal given one attempt).
  public var vulnerability: Summary
  /// Expected loss events a year.
  public var lossEventsPerYear: Summary
  /// The probability of at least one loss event a year.
  public var probabilityOfAnyEvent: Double
  /// The expected annual loss, net of transfers.
  public var ale: ExpectedLoss
  /// The distribution of the annual loss, net of transfers.
  public var annualLoss: LossDistribution
  /// The annual loss before transfers; `nil` where no transfer bears on the threat.
  public var gross: GrossLoss?
  /// The distribution of the largest single loss event of a year, net of transfers by event.
  public var largestEvent: LossDistribution
  /// The cheapest attack; `nil` if no attack is possible or there are too many to tell.
  public var cheapestAttack: CheapestAttack?
  /// Its place in the model's risk matrix; `nil` if the model has none.
  public var matrix: MatrixPlacement?

  /// Makes a result.
  public init(
    name: String, title: String, stride: STRIDE, rank: Int, rankDistribution: RankDistribution,
    vulnerability: Summary, lossEventsPerYear: Summary, probabilityOfAnyEvent: Double,
    ale: ExpectedLoss, annualLoss: LossDistribution, largestEvent: LossDistribution,
    cheapestAttack: CheapestAttack?, matrix: MatrixPlacement?, gross: GrossLoss? = nil
  ) {
    self.name = name
    self.title = title
    self.stride = stride
    self.rank = rank
    self.rankDistribution = rankDistribution
    self.vulnerability = vulnerability
    self.lossEventsPerYear = lossEventsPerYear
    self.probabilityOfAnyEvent = probabilityOfAnyEvent
    self.ale = ale
    self.annualLoss = annualLoss
    self.largestEvent = largestEvent
    self.cheapestAttack = cheapestAttack
    self.matrix = matrix
    self.gross = gross
  }
}
