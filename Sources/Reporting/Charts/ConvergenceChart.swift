// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// How the expected annual loss settles with the number of trials: estimates with 95 % intervals.
struct ConvergenceChart {
  private let points: [ConvergencePoint]
  private let currency: String
  private let left = 76.0
  private let right = 744.0
  private let top = 24.0
  private let bottom = 220.0

  /// A chart of rising numbers of trials.
  init(_ points: [ConvergencePoint], currency: String) {
    self.points = points
    self.currency = currency
  }

  /// The drawing.
  var canvas: ChartCanvas {
    let last =
      points.last?.ale
      ?? ExpectedLoss(
        mean: 0, standardError: 0, simulatedMean: 0, simulatedStandardError: 0)
    var canvas = ChartCanvas(
      width: 760, height: 270, title: "The expected annual loss as trials are added",
      summary: "After \(NumberFormat.grouped(points.last?.trials ?? 0)) trials "
        + "\(NumberFormat.short(last.mean)) ± \(NumberFormat.short(last.margin)) "
        + "\(currency).")
    let up = RoundAxis(
      points.flatMap { [$0.ale.interval.lowerBound, $0.ale.interval.upperBound] }, to: bottom, top,
      count: 4)
    let step = (right - left) / Double(max(points.count, 1))
    for tick in up.ticks {
      let y = up.place(tick.value)
      canvas.line((left, y), (right, y), "grid")
      canvas.text(tick.label, at: (left - 8, y + 4), .end, "f")
    }
    canvas.line((left, up.place(last.mean)), (right, up.place(last.mean)), "mean")
    for (index, point) in points.enumerated() {
      let x = left + (Double(index) + 0.5) * step
      let (low, high) = (point.ale.interval.lowerBound, point.ale.interval.upperBound)
      canvas.line((x, up.place(low)), (x, up.place(high)), "span")
      canvas.disc(
        (x, up.place(point.ale.mean)), radius: 5, "mark",
        hint:
          "\(NumberFormat.grouped(point.trials)) trials: \(NumberFormat.short(point.ale.mean)), "
          + "95 % \(NumberFormat.short(low)) to \(NumberFormat.short(high)) \(currency)")
      canvas.text(ChartScale.label(Double(point.trials)), at: (x, bottom + 18), .middle, "f")
    }
    canvas.text("Trials", at: (right, bottom + 38), .end, "f")
    canvas.text("Expected annual loss, \(currency)", at: (left, top - 10), .start, "f")
    return canvas
  }
}
