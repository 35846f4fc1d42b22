// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Estimators of variance-based sensitivity, on plain columns of numbers.
///
/// `a` and `b` are the model at two independent samples of all inputs, `mixed` at the first sample with
/// one input (or a group) from the second.
public enum SobolEstimators {
  /// The total index of the input: the share of variance that vanishes if only that input stays unknown.
  ///
  /// Jansen, Computer Physics Communications 117 (1999); formula (f) of Saltelli and others, Computer
  /// Physics Communications 181 (2010).
  ///
  /// - Precondition: columns of one length, not empty.
  /// - Complexity: O(draws).
  public static func total(a: ArraySlice<Double>, mixed: ArraySlice<Double>, variance: Double)
    -> Double
  {
    precondition(a.count == mixed.count && !a.isEmpty, "columns of one length")
    let sum = zip(a, mixed).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    return sum / (2 * Double(a.count) * variance)
  }

  /// The first-order index of the input: the share of variance that vanishes if it becomes known.
  ///
  /// Formula (b) of Saltelli and others (2010), with the mean taken out first, which shrinks its error.
  ///
  /// - Precondition: columns of one length, not empty.
  /// - Complexity: O(draws).
  public static func firstOrder(
    a: ArraySlice<Double>, b: ArraySlice<Double>, mixed: ArraySlice<Double>, variance: Double
  ) -> Double {
    precondition(
      a.count == b.count && a.count == mixed.count && !a.isEmpty, "columns of one length")
    let mean = (a.reduce(0, +) + b.reduce(0, +)) / Double(2 * a.count)
    var sum = 0.0
    for (x, (y, z)) in zip(a, zip(b, mixed)) { sum += (y - mean) * (z - x) }
    return sum / (Double(a.count) * variance)
  }

  /// The first-order index from one sample: the correlation ratio over equal bins of the input's own
  /// probability scale, less what chance alone gives (epsilon squared; Kelley, PNAS 21, 1935).
  ///
  /// - Precondition: columns of one length, not empty.
  /// - Complexity: O(draws).
  public static func binned(
    levels: ArraySlice<Double>, values: ArraySlice<Double>, bins: Int
  ) -> Double {
    precondition(levels.count == values.count && !values.isEmpty, "columns of one length")
    let groups = BinMeans(levels: levels, values: values, bins: bins)
    let mean = values.reduce(0, +) / Double(values.count)
    let whole = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard whole > 0, values.count > bins else { return 0 }
    let between = zip(groups.means, groups.counts).reduce(0) {
      $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean)
    }
    let used = Double(groups.counts.filter { $0 > 0 }.count)
    let within = (whole - between) / (Double(values.count) - used)
    return (between - (used - 1) * within) / whole
  }

  /// Pearson's correlation; with ranks in the place of values it is Spearman's.
  ///
  /// - Precondition: columns of one length, not empty.
  public static func correlation(_ x: ArraySlice<Double>, _ y: ArraySlice<Double>) -> Double {
    precondition(x.count == y.count && !x.isEmpty, "columns of one length")
    let pairs = PairMoments(of: Array(x), and: Array(y), count: x.count)
    let spread = (pairs.first.variance * pairs.second.variance).squareRoot()
    return spread > 0 ? pairs.covariance / spread : 0
  }

  /// The ranks of values, scaled to (0, 1); equal values share the mean of their ranks.
  ///
  /// O(n log n).
  public static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = Array(repeating: 0.0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      let rank = (Double(start + end - 1) / 2 + 0.5) / Double(values.count)
      for place in start..<end { ranks[order[place]] = rank }
      start = end
    }
    return ranks
  }
}
