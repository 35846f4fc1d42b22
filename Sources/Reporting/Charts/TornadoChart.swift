// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// How far the expected annual loss moves with each uncertain number, the widest swing on top.
struct TornadoChart {
  /// The most numbers that are drawn.
  static let limit = 15

  private let swings: ParameterSwings
  private let names: [String]
  private let currency: String
  private let left = 330.0
  private let right = 744.0
  private let top = 14.0
  private let pitch = 26.0

  /// A chart of swings; `names` are those of the first of them, in words.
  init(_ swings: ParameterSwings, names: [String], currency: String) {
    self.swings = swings
    self.names = names
    self.currency = currency
  }

  /// The drawing.
  var canvas: ChartCanvas {
    let shown = Array(zip(swings.swings, names).prefix(Self.limit))
    let bottom = top + Double(shown.count) * pitch
    var canvas = ChartCanvas(
      width: 760, height: bottom + 46, title: "What the expected annual loss depends on",
      summary: shown.map { words($0, $1) }.joined(separator: " "))
    let ends = shown.flatMap { [$0.0.low, $0.0.high] } + [swings.mean]
    let (least, greatest) = (ends.min() ?? 0, ends.max() ?? 1)
    let scale = ChartScale(
      least...max(greatest, least + 1), to: left + 8, right - 8, isLogarithmic: false)
    for share in [0, 0.25, 0.5, 0.75, 1] {
      let value = least + share * (greatest - least)
      canvas.line((scale.place(value), top), (scale.place(value), bottom), "grid")
      canvas.text(NumberFormat.short(value), at: (scale.place(value), bottom + 18), .middle, "f")
    }
    for (index, (swing, name)) in shown.enumerated() {
      draw(swing, name, top + (Double(index) + 0.5) * pitch, scale, on: &canvas)
    }
    let middle = scale.place(swings.mean)
    canvas.line((middle, top), (middle, bottom), "mean")
    canvas.text("Expected annual loss, \(currency)", at: (right, bottom + 38), .end, "f")
    return canvas
  }

  private func draw(
    _ swing: ParameterSwings.Swing, _ name: String, _ y: Double, _ scale: ChartScale,
    on canvas: inout ChartCanvas
  ) {
    canvas.text(DisplayWidth.fit(name, to: 46), at: (12, y + 4))
    let middle = scale.place(swings.mean)
    for (value, style) in [(swing.low, "low"), (swing.high, "high")] {
      let place = scale.place(value)
      canvas.rectangle(
        (min(place, middle), y - 8), (abs(place - middle), 16), style, hint: words(swing, name))
    }
  }

  private func words(_ swing: ParameterSwings.Swing, _ name: String) -> String {
    "\(name): \(NumberFormat.short(swing.low)) \(currency) where it is low (up to "
      + "\(NumberFormat.short(swing.p10))), \(NumberFormat.short(swing.high)) where it is high (from "
      + "\(NumberFormat.short(swing.p90)))."
  }
}
