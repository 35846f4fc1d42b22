// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A linear axis from one round tick to another that holds all numbers; it need not begin at 0.
struct RoundAxis {
  /// A tick with its label, as `250k`.
  struct Tick {
    var value: Double
    var label: String
  }

  /// The ticks, in rising order.
  let ticks: [Tick]

  private let scale: ChartScale

  /// An axis that shows all numbers.
  init(_ numbers: [Double], to start: Double, _ end: Double, count: Int = 5) {
    let finite = numbers.filter(\.isFinite)
    let (least, greatest) = (finite.min() ?? 0, finite.max() ?? 1)
    let size = max(abs(least), abs(greatest))
    // Numbers that are all but alike still have an axis around them.
    let isWide = greatest - least > size * 1e-9
    let width = isWide ? greatest - least : max(size, 1)
    let step = LinearAxis.roundStep(width / Double(count), of: [1, 2, 5, 10])
    let first = (least / step).rounded(.down)
    let last = max((greatest / step).rounded(.up), first + 1)
    let unit = Self.units.last { $0.size <= size } ?? Self.units[0]
    var decimals = 0
    var precision = unit.size
    while precision > step * 1.000_001 {
      precision /= 10
      decimals += 1
    }
    ticks = (0...Int(last - first)).map { index in
      let value = (first + Double(index)) * step
      let number = NumberFormat.fixed(value / unit.size, decimals: decimals)
      return Tick(value: value, label: value == 0 ? "0" : number + unit.name)
    }
    scale = ChartScale(first * step...last * step, to: start, end, isLogarithmic: false)
  }

  /// The place of a number.
  func place(_ number: Double) -> Double { scale.place(number) }

  private static let units: [(name: String, size: Double)] = [
    ("", 1), ("k", 1e3), ("M", 1e6), ("bn", 1e9), ("tn", 1e12),
  ]
}
