// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension Summary {
  /// The summary of a number that was summed and counted.
  init(_ moments: Moments, _ counts: LogHistogram) {
    self.init(
      mean: moments.mean, standardError: moments.standardError, p05: counts.quantile(0.05),
      p50: counts.quantile(0.5), p95: counts.quantile(0.95))
  }
}
