// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The exceedance curve over a logarithmic axis of losses.
struct ExceedanceChart {
  private let result: SimulationResult
  private let appetite: [RiskAppetite]
  private let frame = ExceedanceAxes.Frame(left: 120, right: 700, top: 50, bottom: 350)

  /// A chart of a result with an appetite line, which may be empty.
  init(_ result: SimulationResult, appetite: [RiskAppetite]) {
    self.result = result
    self.appetite = appetite.sorted { $0.loss < $1.loss }
  }

  /// The chart as SVG.
  var svg: String {
    let annual = result.portfolio.annualLoss
    var canvas = ChartCanvas(
      width: 720, height: 410, title: "Exceedance curve of \(result.scenario.name)",
      summary: "One year in twenty loses more than \(NumberFormat.short(annual.p95)) "
        + "\(result.currency), one in a hundred more than \(NumberFormat.short(annual.p99)).")
    canvas.text("Probability that a year loses more", at: (12, 24), .start, "h")
    let losses = (ExceedanceAxes.points(annual) + gross).map(\.loss) + appetite.map(\.loss)
    guard let axes = ExceedanceAxes(losses, in: frame) else {
      canvas.text("No simulated year has a loss.", at: (frame.left, frame.top + 40))
      return canvas.svg
    }
    draw(axes, on: &canvas)
    return canvas.svg
  }

  private func draw(_ axes: ExceedanceAxes, on canvas: inout ChartCanvas) {
    axes.draw(on: &canvas)
    drawLegend(on: &canvas)
    let largest = ExceedanceAxes.points(result.portfolio.largestEvent)
    let annual = ExceedanceAxes.points(result.portfolio.annualLoss)
    canvas.path(
      largest.map(axes.place), "faint", hint: "Largest single event of a year")
    if !gross.isEmpty {
      canvas.path(gross.map(axes.place), "gross", hint: "Loss of a year before transfers")
      for point in gross {
        canvas.disc(axes.place(point), radius: 5, "hit", hint: "Before transfers: \(words(point))")
      }
    }
    canvas.path(
      annual.map(axes.place), "curve",
      hint: gross.isEmpty ? "Loss of a year" : "Loss of a year after transfers")
    axes.draw(appetite, result.currency, mark: "mark", radius: 4, on: &canvas)
    for point in annual {
      canvas.disc(axes.place(point), radius: 5, "hit", hint: words(point))
    }
  }

  private func drawLegend(on canvas: inout ChartCanvas) {
    canvas.text("\(result.currency) a year", at: (frame.right, frame.bottom + 36), .end, "f")
    var legend = "solid: loss of a year; dotted: its largest event"
    if !gross.isEmpty {
      legend = "solid: net loss of a year; long dashes: before transfers; dotted: largest event"
    }
    if !appetite.isEmpty { legend += "; dashed: appetite" }
    canvas.text(legend, at: (frame.left, frame.bottom + 36), .start, "f")
  }

  /// The curve before transfers; empty where there is no transfer.
  private var gross: [ExceedancePoint] {
    result.portfolio.gross.map { ExceedanceAxes.points($0.annualLoss) } ?? []
  }

  private func words(_ point: ExceedancePoint) -> String {
    ExceedanceAxes.words(point.loss, point.probability, result.currency)
  }
}
