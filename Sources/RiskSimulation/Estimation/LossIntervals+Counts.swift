// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension LossIntervals {
  /// The intervals of losses that were counted: quantiles by order statistics, the tail mean by its error.
  init(_ counts: LogHistogram) {
    let reach = StudentLaw.reach(leavingOut: 0.05, degreesOfFreedom: .infinity)
    func quantile(_ probability: Double) -> ClosedRange<Double> {
      let interval = counts.interval(of: probability, reach: reach)
      return interval.lower...max(interval.lower, interval.upper)
    }
    let mean = counts.tailMean(share: 0.05)
    let error = counts.tailMeanError(share: 0.05).reach(leavingOut: 0.05)
    let (lower, upper) = (max(mean - error.below, 0), mean + error.above)
    self.init(
      p50: quantile(0.5), p90: quantile(0.9), p95: quantile(0.95), p99: quantile(0.99),
      tvar95: lower <= upper ? lower...upper : 0...Double.infinity)
  }
}
