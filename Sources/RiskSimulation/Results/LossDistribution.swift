// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The distribution of a simulated loss: of a year, or of the largest event of a year.
public struct LossDistribution: Hashable, Sendable {
  /// The 5 % quantile.
  public var p05: Double
  /// The median.
  public var p50: Double
  /// The 90 % quantile.
  public var p90: Double
  /// The 95 % quantile, VaR95.
  public var p95: Double
  /// The 99 % quantile, VaR99.
  public var p99: Double
  /// The standard deviation.
  public var standardDeviation: Double
  /// The mean of the worst 5 % of years, TVaR95.
  public var tvar95: Double
  /// The largest simulated value.
  public var maximum: Double
  /// Points `(loss, P(loss is exceeded))` of the exceedance curve, by rising loss.
  public var exceedance: [ExceedancePoint]
  /// 95 % confidence intervals; `nil` where it is not known how the losses were counted.
  public var intervals: LossIntervals?

  /// Makes a distribution.
  public init(
    p05: Double, p50: Double, p90: Double, p95: Double, p99: Double, standardDeviation: Double,
    tvar95: Double, maximum: Double, exceedance: [ExceedancePoint],
    intervals: LossIntervals? = nil
  ) {
    self.p05 = p05
    self.p50 = p50
    self.p90 = p90
    self.p95 = p95
    self.p99 = p99
    self.standardDeviation = standardDeviation
    self.tvar95 = tvar95
    self.maximum = maximum
    self.exceedance = exceedance
    self.intervals = intervals
  }
}
