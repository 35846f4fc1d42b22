// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// Threats as rows: expected annual losses with intervals, or chances to be among the first.
struct RankingChart {
  private let result: SimulationResult
  private let left = 290.0
  private let right = 680.0
  private let top = 50.0
  private let height = 24.0

  /// A chart of a result.
  init(_ result: SimulationResult) {
    self.result = result
  }

  /// The expected annual loss of each threat with the 90 % interval of its yearly losses.
  var intervals: String { intervalCanvas.svg }

  /// The drawing of ``intervals``.
  var intervalCanvas: ChartCanvas {
    var canvas = canvas(
      "Expected annual loss and 5 to 95 % of years",
      "A mark is the expected annual loss of a threat, a line spans 90 % of its simulated years.")
    let numbers = result.threats.flatMap { [$0.ale.mean, $0.annualLoss.p05, $0.annualLoss.p95] }
    guard let range = ChartScale.decades(numbers) else {
      canvas.text("No threat has a loss.", at: (12, top))
      return canvas
    }
    let scale = ChartScale(range, to: left, right, isLogarithmic: true)
    for tick in ChartScale.ticks(decades: range) {
      canvas.line((scale.place(tick), top - 8), (scale.place(tick), bottom), "grid")
      canvas.text(ChartScale.label(tick), at: (scale.place(tick), bottom + 16), .middle, "f")
    }
    for (index, threat) in result.threats.enumerated() {
      drawInterval(on: &canvas, threat, middle(index), scale)
    }
    canvas.text("\(result.currency) a year", at: (right, bottom + 32), .end, "f")
    let note = "a line from the left edge begins at or below it; none: 95 % of years lose nothing"
    canvas.text(note, at: (12, bottom + 32), .start, "f")
    return canvas
  }

  /// The chance of each threat to be first, and to be among the first three.
  var stability: String { stabilityCanvas.svg }

  /// The drawing of ``stability``.
  var stabilityCanvas: ChartCanvas {
    var canvas = canvas(
      "How sure the ranks are: share of draws in which a threat is first, among the first three",
      "A strong bar is the probability to rank first, a pale one to be among the first three.")
    let scale = ChartScale(0...1, to: left, right, isLogarithmic: false)
    for tick in [0, 0.25, 0.5, 0.75, 1] {
      canvas.line((scale.place(tick), top - 8), (scale.place(tick), bottom), "grid")
      canvas.text(NumberFormat.share(tick), at: (scale.place(tick), bottom + 16), .middle, "f")
    }
    for (index, threat) in result.threats.enumerated() {
      label(on: &canvas, threat, middle(index))
      let shares = threat.rankDistribution.topShares
      guard let first = shares.first else { continue }
      let three = shares[min(2, shares.count - 1)]
      let hint =
        "\(threat.title): first \(NumberFormat.share(first)), among the first three "
        + "\(NumberFormat.share(three)), rank \(threat.rankDistribution.best) to "
        + "\(threat.rankDistribution.worst)"
      for (share, style) in [(three, "bar"), (first, "mark")] {
        let size = (scale.place(share) - left, height - 10)
        canvas.rectangle((left, middle(index) - size.1 / 2), size, style, hint: hint)
      }
    }
    return canvas
  }

  private func drawInterval(
    on canvas: inout ChartCanvas, _ threat: ThreatResult, _ place: Double, _ scale: ChartScale
  ) {
    label(on: &canvas, threat, place)
    let (lower, upper) = (threat.annualLoss.p05, threat.annualLoss.p95)
    if upper > 0 {
      canvas.line((scale.place(lower), place), (scale.place(upper), place), "span")
    }
    guard threat.ale.mean > 0 else { return }
    canvas.disc(
      (scale.place(threat.ale.mean), place), radius: 5, "mark",
      hint: "\(threat.title): expected \(NumberFormat.short(threat.ale.mean)) "
        + "\(result.currency) a year, 90 % of years \(NumberFormat.short(lower)) to "
        + NumberFormat.short(upper))
  }

  private func label(on canvas: inout ChartCanvas, _ threat: ThreatResult, _ place: Double) {
    let text = "\(threat.rank)  \(MarkupText.shortened(threat.title, to: 40))"
    canvas.text(text, at: (12, place + 4))
  }

  private var bottom: Double { top + Double(result.threats.count) * height }

  private func middle(_ index: Int) -> Double { top + (Double(index) + 0.5) * height }

  private func canvas(_ title: String, _ summary: String) -> ChartCanvas {
    var canvas = ChartCanvas(
      width: 720, height: bottom + 44, title: "\(title): \(result.scenario.name)", summary: summary)
    canvas.text(title, at: (12, 24), .start, "h")
    return canvas
  }
}
