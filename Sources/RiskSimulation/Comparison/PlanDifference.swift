// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What a plan changes against the base.
///
/// Money is a year's, in the model's currency.
public struct PlanDifference: Hashable, Sendable {
  /// The saving in expected annual loss: base minus plan.
  public var ale: PairedDifference
  /// The probability that the plan's expected loss and cost together are lower: the share of parameter draws.
  public var probabilityBetter: Double
  /// The probability that loss and cost of controls together are lower in a single year.
  public var probabilityBetterInAYear: Double
  /// What the plan's controls cost beyond the base's.
  public var extraCost: Double
  /// The saving less the extra cost, over parameter draws.
  public var netBenefit: Summary
  /// The return on security investment.
  ///
  /// `(ALE before - ALE after - extra cost) / extra cost`; the mean is the ratio of means. `nil` where the extra cost is not positive in every draw.
  public var rosi: Summary?
  /// The years until the saving has paid a year's extra cost; `nil` where there is no cost or no saving.
  public var paybackYears: Double?
  /// By how much two runs with random numbers of their own would have a greater variance; `nil` where the
  /// difference has none.
  public var varianceRatio: Double?
  /// Whether one of both has lower outlays (loss and cost of controls) with greater probability at every level.
  public var firstOrder: Dominance
  /// Whether everyone who is averse to risk prefers the outlays of one of both.
  public var secondOrder: Dominance
  /// Controls that the base has not.
  public var added: [String]
  /// Controls that only the base has.
  public var dropped: [String]
  /// What happens to each threat that both have, the greatest saving first.
  public var threats: [ThreatDifference]

  /// Makes a difference.
  public init(
    ale: PairedDifference, probabilityBetter: Double, probabilityBetterInAYear: Double,
    extraCost: Double, netBenefit: Summary, rosi: Summary?, paybackYears: Double?,
    varianceRatio: Double?, firstOrder: Dominance, secondOrder: Dominance, added: [String],
    dropped: [String], threats: [ThreatDifference]
  ) {
    self.ale = ale
    self.probabilityBetter = probabilityBetter
    self.probabilityBetterInAYear = probabilityBetterInAYear
    self.extraCost = extraCost
    self.netBenefit = netBenefit
    self.rosi = rosi
    self.paybackYears = paybackYears
    self.varianceRatio = varianceRatio
    self.firstOrder = firstOrder
    self.secondOrder = secondOrder
    self.added = added
    self.dropped = dropped
    self.threats = threats
  }
}
