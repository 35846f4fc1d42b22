// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// How sure a threat's rank is.
public struct RankDistribution: Hashable, Sendable {
  /// The best rank of the 90 % interval; 1 is the greatest risk.
  public var best: Int
  /// The worst rank of the 90 % interval.
  public var worst: Int
  /// The probability that it is first, among the first two, and so on; empty where the measure has
  /// no value per parameter draw (VaR95) and the interval comes from the measure's own interval.
  public var topShares: [Double]

  /// Makes a rank distribution.
  public init(best: Int, worst: Int, topShares: [Double]) {
    self.best = best
    self.worst = worst
    self.topShares = topShares
  }
}
