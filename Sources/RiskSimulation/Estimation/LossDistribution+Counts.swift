// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension LossDistribution {
  /// The probabilities at which the exceedance curve is told, as far as there are trials for them.
  private static let curve = [
    0.99, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.07, 0.05, 0.03, 0.02, 0.015,
    0.01,
    0.007, 0.005, 0.003, 0.002, 0.001, 0.0005, 0.0002, 0.0001,
  ]
  /// The fewest trials that must lie beyond a point of the curve.
  private static let fewestBeyond = 10.0

  /// The distribution of losses that were counted.
  init(_ counts: LogHistogram, standardDeviation: Double) {
    let quantiles = counts.quantiles([0.05, 0.5, 0.9, 0.95, 0.99])
    self.init(
      p05: quantiles[0], p50: quantiles[1], p90: quantiles[2], p95: quantiles[3],
      p99: quantiles[4], standardDeviation: standardDeviation,
      tvar95: counts.tailMean(share: 0.05), maximum: counts.maximum,
      exceedance: Self.exceedance(counts), intervals: LossIntervals(counts))
  }

  /// The curve from the probability of any loss downwards.
  private static func exceedance(_ counts: LogHistogram) -> [ExceedancePoint] {
    let positive = counts.positiveShare
    let enough = fewestBeyond / Double(max(counts.count, 1))
    let rest = curve.filter { $0 < positive && $0 >= enough }
    return [ExceedancePoint(loss: 0, probability: positive)]
      + zip(rest, counts.quantiles(rest.map { 1 - $0 })).map {
        ExceedancePoint(loss: $1, probability: $0)
      }
  }
}
