// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension LossIntervals {
  /// The fewest years of a tail whose spread tells how far off their mean may be.
  private static let fewestTailYears = 5.0

  /// The intervals of losses that were counted: quantiles by order statistics, the tail mean by its error.
  init(_ counts: LogHistogram) {
    let reach = StudentLaw.reach(leavingOut: 0.05, degreesOfFreedom: .infinity)
    func quantile(_ probability: Double) -> ClosedRange<Double> {
      let interval = counts.interval(of: probability, reach: reach)
      return interval.lower...max(interval.lower, interval.upper)
    }
    let p95 = quantile(0.95)
    self.init(
      p50: quantile(0.5), p90: quantile(0.9), p95: p95, p99: quantile(0.99),
      tvar95: Self.tailMean(counts, atLeast: p95.lowerBound))
  }

  /// The interval of the mean of the worst 5 % of years; of few of them no more is told than that it is above their quantile.
  private static func tailMean(
    _ counts: LogHistogram, atLeast quantile: Double
  ) -> ClosedRange<Double> {
    guard Double(counts.count) * 0.05 >= fewestTailYears else { return quantile...Double.infinity }
    return counts.tailMeanError(share: 0.05).interval(around: counts.tailMean(share: 0.05))
      .clamped(to: 0...Double.infinity)
  }
}
