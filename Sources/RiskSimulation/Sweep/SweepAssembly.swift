// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Makes the estimates of a sweep from its sums and counts.
struct SweepAssembly {
  let measure: SweepMeasure
  let sums: SweepSums
  let counts: SweepWorker.Counts

  /// The standard normal's 97.5 % quantile.
  private static let normal975 = 1.959963984540054
  /// The 97.5 % quantiles of Student's law with 1 to 19 degrees of freedom.
  private static let student975 = [
    12.706204736, 4.302652730, 3.182446305, 2.776445105, 2.570581836, 2.446911851, 2.364624252,
    2.306004135, 2.262157163, 2.228138852, 2.200985160, 2.178812830, 2.160368656, 2.144786688,
    2.131449546, 2.119905299, 2.109815578, 2.100922040, 2.093024054,
  ]

  /// The estimates of all points.
  var estimates: [SweepEstimate] { measure.isMean ? means : quantiles }

  private var means: [SweepEstimate] {
    sums.points.map { point in
      SweepEstimate(
        value: point.value.mean, standardError: point.value.standardError,
        change: point.change.mean, changeStandardError: point.change.standardError,
        intervalFactor: Self.normal975)
    }
  }

  private var quantiles: [SweepEstimate] {
    let used = counts.batches.filter { ($0.first?.count ?? 0) > 0 }
    let whole = sums.points.indices.map { point in
      used.reduce(into: LogHistogram()) { $0.merge($1[point]) }
    }.map(value)
    let factor = Self.student975[min(max(used.count - 2, 0), Self.student975.count - 1)]
    return whole.indices.map { point in
      let values = used.map { value($0[point]) }
      let changes = used.map { value($0[point]) - value($0[0]) }
      return SweepEstimate(
        value: whole[point], standardError: Self.standardError(values),
        change: whole[point] - whole[0], changeStandardError: Self.standardError(changes),
        intervalFactor: factor)
    }
  }

  private func value(_ years: LogHistogram) -> Double {
    measure == .var95 ? years.quantile(0.95) : years.tailMean(share: 0.05)
  }

  private static func standardError(_ values: [Double]) -> Double {
    // A single batch tells nothing of the error.
    values.count < 2 ? .nan : Moments(of: values, count: values.count).standardError
  }
}
