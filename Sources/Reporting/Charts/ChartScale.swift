// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Glibc

/// Maps numbers to places along an axis.
struct ChartScale {
  private let lower: Double
  private let upper: Double
  private let start: Double
  private let end: Double
  private let isLogarithmic: Bool

  /// A scale from numbers to places; a logarithmic one needs a positive lower bound.
  init(_ numbers: ClosedRange<Double>, to start: Double, _ end: Double, isLogarithmic: Bool) {
    self.isLogarithmic = isLogarithmic
    lower = isLogarithmic ? log10(numbers.lowerBound) : numbers.lowerBound
    upper = isLogarithmic ? log10(numbers.upperBound) : numbers.upperBound
    self.start = start
    self.end = end
  }

  /// The place of a number, held between the ends.
  func place(_ number: Double) -> Double {
    let value = isLogarithmic ? (number > 0 ? log10(number) : lower) : number
    let share = upper > lower ? (value - lower) / (upper - lower) : 0
    return start + min(max(share, 0), 1) * (end - start)
  }

  /// The powers of ten that enclose positive numbers; `nil` if there are none.
  static func decades(_ numbers: [Double]) -> ClosedRange<Double>? {
    let positive = numbers.filter { $0 > 0 && $0.isFinite }
    guard let least = positive.min(), let greatest = positive.max() else { return nil }
    let first = log10(least).rounded(.down)
    let last = max(log10(greatest).rounded(.up), first + 1)
    return pow(10, first)...pow(10, last)
  }

  /// The powers of ten in a range, at most eight of them.
  static func ticks(decades range: ClosedRange<Double>) -> [Double] {
    let first = Int(log10(range.lowerBound).rounded())
    let last = Int(log10(range.upperBound).rounded())
    let step = max(1, (last - first + 7) / 8)
    return stride(from: first, through: last, by: step).map { pow(10, Double($0)) }
  }

  /// The number of a tick, without decimals that say nothing: `10k`, `0.5`.
  static func label(_ number: Double) -> String {
    let text = NumberFormat.short(number)
    guard text.contains("."), !text.contains("e") else { return text }
    let unit = String(text.reversed().prefix { $0.isLetter }.reversed())
    var digits = text.dropLast(unit.count)
    while digits.last == "0" { digits.removeLast() }
    if digits.last == "." { digits.removeLast() }
    return digits + unit
  }
}
