// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The means of a number over equal bins of a level in (0, 1).
struct BinMeans {
  /// The mean of each bin; 0 of an empty one.
  private(set) var means: [Double]
  /// How many fell into each.
  private(set) var counts: [Double]

  /// Sorts numbers into bins.
  init(levels: ArraySlice<Double>, values: ArraySlice<Double>, bins: Int) {
    means = Array(repeating: 0, count: bins)
    counts = means
    for (level, value) in zip(levels, values) {
      let bin = min(Int(level * Double(bins)), bins - 1)
      means[bin] += value
      counts[bin] += 1
    }
    for bin in means.indices where counts[bin] > 0 { means[bin] /= counts[bin] }
  }

  /// The mean of a function of the bins' means.
  func mean(of f: (Double) -> Double) -> Double {
    let total = counts.reduce(0, +)
    return zip(means, counts).reduce(0) { $0 + $1.1 * f($1.0) } / total
  }
}
