// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A law on the whole numbers from 0 on.
protocol CountLaw: Law {
  /// The probabilities of at most and of more than a count.
  func level(ofCount count: Int) -> Level
  /// A count that is near the quantile.
  func approximateQuantile(_ level: Level) -> Int
  /// `E[X; X <= count]` and `E[X (X - 1); X <= count]`.
  func factorialMoments(upTo count: Int) -> (first: Double, second: Double)
  /// The largest count, if there is one.
  var largest: Int? { get }
}

extension CountLaw {
  var largest: Int? { nil }
  var tabulation: Tabulation { .steps }

  var support: (lower: Double, upper: Double) {
    (0, largest.map(Double.init) ?? .infinity)
  }

  func level(of x: Double) -> Level {
    guard x >= 0 else { return x.isNaN ? Level(lower: .nan) : .zero }
    guard x < 0x1p62 else { return .one }
    return level(ofCount: Int(x))
  }

  func quantile(_ level: Level) -> Double {
    guard !level.lower.isNaN else { return .nan }
    if level.upper <= 0 { return support.upper }
    return Double(CountSearch.smallest(level, near: approximateQuantile(level), self))
  }

  func moments(below level: Level) -> RawMoments {
    guard level.upper > 0 else {
      return RawMoments(first: mean, second: variance + mean * mean)
    }
    let x = quantile(level)
    guard x < 0x1p62 else { return RawMoments(first: .nan, second: .nan) }
    let count = Int(x)
    let factorial = factorialMoments(upTo: count)
    let rest = level.lower - self.level(ofCount: count).lower
    return RawMoments(
      first: factorial.first + x * rest,
      second: factorial.second + factorial.first + x * x * rest)
  }
}
