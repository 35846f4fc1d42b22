// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A linear axis from 0 with round ticks.
struct LinearAxis {
  /// The ticks, from 0 to beyond the greatest number.
  let ticks: [Double]

  private let scale: ChartScale

  /// An axis that shows all numbers.
  init(_ numbers: [Double], to start: Double, _ end: Double, count: Int = 6) {
    let greatest = max(numbers.filter(\.isFinite).max() ?? 0, 0)
    let step = greatest > 1e-9 ? Self.roundStep(greatest / Double(count)) : 1
    let steps = max((greatest / step).rounded(.up), 1)
    ticks = (0...Int(steps)).map { Double($0) * step }
    scale = ChartScale(0...(steps * step), to: start, end, isLogarithmic: false)
  }

  /// The place of a number.
  func place(_ number: Double) -> Double { scale.place(number) }

  /// The least of some factors, at last 10, times a power of ten that is not below a positive number.
  static func roundStep(_ number: Double, of factors: [Double] = [1, 2, 2.5, 5, 10]) -> Double {
    var power = 1.0
    while power * 10 <= number { power *= 10 }
    while power > number { power /= 10 }
    return (factors.first { $0 * power >= number } ?? 10) * power
  }
}
