// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Finitely many values with probabilities.
struct DiscreteLaw: Law {
  /// The values, ascending and distinct.
  let values: [Double]
  /// Their probabilities.
  let probabilities: [Double]
  private let below: [Double]
  private let above: [Double]

  /// Makes a law from values with weights, which need not be sorted, distinct or normalised.
  ///
  /// O(n log n).
  init(_ pairs: [(value: Double, weight: Double)]) {
    var values: [Double] = []
    var weights: [Double] = []
    for pair in pairs.sorted(by: { $0.value < $1.value }) where pair.weight > 0 {
      if values.last == pair.value {
        weights[weights.count - 1] += pair.weight
      } else {
        values.append(pair.value)
        weights.append(pair.weight)
      }
    }
    let total = weights.reduce(0, +)
    self.values = values
    probabilities = weights.map { $0 / total }
    below = Self.sums(weights, total)
    above = Self.sums(weights.reversed(), total).reversed()
  }

  var support: (lower: Double, upper: Double) { (values.first ?? .nan, values.last ?? .nan) }
  var mean: Double { zip(values, probabilities).reduce(0) { $0 + $1.0 * $1.1 } }
  var kinks: [Double] { below.dropLast() }
  var tabulation: Tabulation { .steps }

  var variance: Double {
    let mean = mean
    return zip(values, probabilities).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
  }

  func quantile(_ level: Level) -> Double {
    guard let last = values.last, !level.lower.isNaN else { return .nan }
    let index = below.partitionPoint { $0 >= level.lower }
    return index < values.count ? values[index] : last
  }

  func level(of x: Double) -> Level {
    guard !values.isEmpty, !x.isNaN else { return Level(lower: .nan) }
    let count = values.partitionPoint { $0 > x }
    if count == 0 { return .zero }
    if count == values.count { return .one }
    return Level(lower: below[count - 1], upper: above[count])
  }

  func moments(below level: Level) -> RawMoments {
    var sum = RawMoments.zero
    var start = 0.0
    for index in values.indices where start < level.lower {
      let mass = min(below[index], level.lower) - start
      sum = sum + RawMoments(first: values[index], second: values[index] * values[index]) * mass
      start = below[index]
    }
    return sum
  }

  private static func sums(_ weights: [Double], _ total: Double) -> [Double] {
    var sum = 0.0
    var sums = weights.map { weight in
      sum += weight
      return sum / total
    }
    if !sums.isEmpty { sums[sums.count - 1] = 1 }
    return sums
  }
}
