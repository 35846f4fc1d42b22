// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension Summary {
  /// The summary of a few numbers that were kept.
  ///
  /// O(numbers log numbers).
  ///
  /// - Precondition: there is a number.
  init(sample: [Double]) {
    let sorted = sample.sorted()
    let moments = Moments(of: sample, count: sample.count)
    func quantile(_ probability: Double) -> Double {
      sorted[
        min(sorted.count - 1, max(0, Int((probability * Double(sorted.count)).rounded(.up)) - 1))]
    }
    self.init(
      mean: moments.mean, standardError: moments.standardError, p05: quantile(0.05),
      p50: quantile(0.5), p95: quantile(0.95))
  }

  /// The summary of a number that was summed and counted.
  init(_ moments: Moments, _ counts: LogHistogram) {
    self.init(
      mean: moments.mean, standardError: moments.standardError, p05: counts.quantile(0.05),
      p50: counts.quantile(0.5), p95: counts.quantile(0.95))
  }

  /// The summary of a number of either sign that was counted, with a mean of its own.
  init(_ counts: SignedHistogram, mean: Double, standardError: Double) {
    self.init(
      mean: mean, standardError: standardError, p05: counts.quantile(0.05),
      p50: counts.quantile(0.5), p95: counts.quantile(0.95))
  }
}
