// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Data whose quantile function interpolates linearly (type 7 of Hyndman and Fan, 1996).
struct EmpiricalLaw: Law {
  private let data: [Double]
  private let sums: [RawMoments]

  /// Makes the law of the data.
  ///
  /// O(n log n).
  init(_ data: [Double]) {
    let sorted = data.sorted()
    var sum = RawMoments.zero
    var sums = [sum]
    for (a, b) in zip(sorted, sorted.dropFirst()) {
      sum = sum + Self.segment(a, b)
      sums.append(sum)
    }
    self.data = sorted
    self.sums = sums
  }

  private var intervals: Double { Double(max(data.count - 1, 1)) }

  var support: (lower: Double, upper: Double) { (data.first ?? .nan, data.last ?? .nan) }
  var tabulation: Tabulation { .direct }

  var kinks: [Double] {
    data.count > 2 ? (1..<data.count - 1).map { Double($0) / intervals } : []
  }

  var variance: Double {
    let mean = mean
    let centred = data.map { $0 - mean }
    return zip(centred, centred.dropFirst()).reduce(0) { $0 + Self.segment($1.0, $1.1).second }
      / intervals
  }

  func quantile(_ level: Level) -> Double {
    guard let first = data.first, let last = data.last, !level.lower.isNaN else { return .nan }
    let position = level.lower * intervals
    guard position > 0 else { return first }
    let index = Int(position)
    guard index + 1 < data.count else { return last }
    let share = position - Double(index)
    return min(data[index] + share * (data[index + 1] - data[index]), data[index + 1])
  }

  func level(of x: Double) -> Level {
    guard let first = data.first, let last = data.last, !x.isNaN else {
      return Level(lower: .nan)
    }
    if x < first { return .zero }
    if x >= last { return .one }
    let index = data.partitionPoint { $0 > x } - 1
    let share = (x - data[index]) / (data[index + 1] - data[index])
    return Level(
      lower: (Double(index) + share) / intervals,
      upper: (Double(data.count - 2 - index) + (1 - share)) / intervals)
  }

  func moments(below level: Level) -> RawMoments {
    guard let first = data.first, level.lower >= 0 else {
      return RawMoments(first: .nan, second: .nan)
    }
    guard data.count > 1 else {
      return RawMoments(first: first, second: first * first) * level.lower
    }
    let position = min(level.lower * intervals, intervals)
    let index = min(Int(position), data.count - 2)
    let share = position - Double(index)
    let end = data[index] + share * (data[index + 1] - data[index])
    return (sums[index] + Self.segment(data[index], end) * share) * (1 / intervals)
  }

  /// The integrals over a linear piece of length 1.
  private static func segment(_ a: Double, _ b: Double) -> RawMoments {
    RawMoments(first: 0.5 * (a + b), second: (a * a + a * b + b * b) / 3)
  }
}
