// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Where a threat lies in the risk matrix.
public struct MatrixPlacement: Hashable, Sendable {
  /// The index on the likelihood scale of the median rate.
  public var likelihood: Int
  /// The index on the impact scale of the median impact.
  public var impact: Int
  /// The index of the risk word.
  public var risk: Int
  /// The share of parameter draws in each cell, likelihood (outer) by impact (inner); adds up to 1.
  public var shares: [[Double]]
  /// The 95 % intervals of the shares, of Wilson; `nil` where the number of draws is not known.
  public var intervals: [[ClosedRange<Double>]]?

  /// Makes a placement.
  public init(
    likelihood: Int, impact: Int, risk: Int, shares: [[Double]],
    intervals: [[ClosedRange<Double>]]? = nil
  ) {
    self.intervals = intervals
    self.likelihood = likelihood
    self.impact = impact
    self.risk = risk
    self.shares = shares
  }

  /// The share of parameter draws in the cell of the medians.
  public var share: Double { shares[likelihood][impact] }

  /// Its 95 % interval.
  public var interval: ClosedRange<Double>? { intervals?[likelihood][impact] }
}
