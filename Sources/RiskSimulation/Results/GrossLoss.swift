// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The annual loss before all transfers, beside the net one that stays with us.
public struct GrossLoss: Hashable, Sendable {
  /// The expected annual loss before all transfers.
  public var ale: ExpectedLoss
  /// The distribution of the annual loss before all transfers.
  public var annualLoss: LossDistribution

  /// Makes a gross loss.
  public init(ale: ExpectedLoss, annualLoss: LossDistribution) {
    self.ale = ale
    self.annualLoss = annualLoss
  }

  /// The gross loss that was summed and counted; `nil` if nothing was.
  init?(_ moments: GrossMoments, _ counts: LogHistogram) {
    guard counts.count > 0 else { return nil }
    self.init(
      ale: moments.expectedLoss,
      annualLoss: LossDistribution(
        counts, standardDeviation: moments.simulated.standardDeviation))
  }
}
