// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// 95 % confidence intervals of the quantiles and the tail mean of a simulated loss.
///
/// An interval is open, its upper bound infinite, where there were too few years to bound the figure from above.
public struct LossIntervals: Hashable, Sendable {
  /// That of the median.
  public var p50: ClosedRange<Double>
  /// That of the 90 % quantile.
  public var p90: ClosedRange<Double>
  /// That of VaR95.
  public var p95: ClosedRange<Double>
  /// That of VaR99.
  public var p99: ClosedRange<Double>
  /// That of TVaR95.
  public var tvar95: ClosedRange<Double>

  /// Makes intervals.
  public init(
    p50: ClosedRange<Double>, p90: ClosedRange<Double>, p95: ClosedRange<Double>,
    p99: ClosedRange<Double>, tvar95: ClosedRange<Double>
  ) {
    self.p50 = p50
    self.p90 = p90
    self.p95 = p95
    self.p99 = p99
    self.tvar95 = tvar95
  }
}
