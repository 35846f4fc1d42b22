// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// The expected annual loss with each uncertain number at its 5 % and 95 % quantiles, the widest swing on top.
struct TornadoChart {
  /// The most numbers that are drawn.
  static let limit = 12

  /// A bar of the chart.
  private typealias Bar = (number: ParameterSensitivity, words: NumberWords)

  private let mean: Double
  private let bars: [Bar]
  private let currency: String
  private let left = 404.0
  private let right = 744.0
  private let top = 14.0
  private let pitch = 40.0

  /// A chart of numbers, each with its words.
  init(_ result: SensitivityResult, words: (String) -> NumberWords) {
    mean = result.mean
    currency = result.currency
    bars = result.bySwing.prefix(Self.limit).map { ($0, words($0.name)) }
  }

  /// The drawing.
  var canvas: ChartCanvas {
    let bottom = top + Double(bars.count) * pitch
    var canvas = ChartCanvas(
      width: 760, height: bottom + 46, title: "What the expected annual loss depends on",
      summary: bars.map { words($0) }.joined(separator: " "))
    let scale = RoundAxis(bars.flatMap(\.number.expected) + [mean], to: left, right)
    for tick in scale.ticks {
      let x = scale.place(tick.value)
      canvas.line((x, top), (x, bottom), "grid")
      canvas.text(tick.label, at: (x, bottom + 18), .middle, "f")
    }
    for (index, bar) in bars.enumerated() {
      draw(bar, top + (Double(index) + 0.5) * pitch, scale, on: &canvas)
    }
    canvas.line((scale.place(mean), top), (scale.place(mean), bottom), "mean")
    canvas.text("Expected annual loss, \(currency)", at: (right, bottom + 38), .end, "f")
    return canvas
  }

  private func draw(
    _ bar: Bar, _ y: Double, _ scale: RoundAxis, on canvas: inout ChartCanvas
  ) {
    canvas.text(DisplayWidth.fit(bar.words.subject, to: 56), at: (12, y - 4))
    canvas.text(
      DisplayWidth.fit("\(range(bar)) (\(bar.words.meaning))", to: 66), at: (12, y + 11), .start,
      "s"
    )
    let middle = scale.place(mean)
    for (value, style) in zip(bar.number.expected, ["low", "high"]) {
      let place = scale.place(value)
      canvas.rectangle(
        (min(place, middle), y - 9), (abs(place - middle), 18), style, hint: words(bar))
    }
  }

  private func range(_ bar: Bar) -> String {
    "\(bar.words.value(bar.number.values[0])) to \(bar.words.value(bar.number.values[1]))"
  }

  private func words(_ bar: Bar) -> String {
    let (values, losses) = (bar.number.values, bar.number.expected)
    return
      "\(bar.words.subject), \(bar.words.meaning): \(NumberFormat.short(losses[0])) \(currency) at "
      + "\(bar.words.value(values[0])), \(NumberFormat.short(losses[1])) at "
      + "\(bar.words.value(values[1]))."
  }
}
