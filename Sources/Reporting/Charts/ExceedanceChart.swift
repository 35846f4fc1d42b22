// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The exceedance curve over a logarithmic axis of losses.
struct ExceedanceChart {
  private static let levels = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005]

  private let result: SimulationResult
  private let appetite: [RiskAppetite]
  private let left = 120.0
  private let right = 700.0
  private let top = 50.0
  private let bottom = 350.0

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
    let losses = (points(annual) + gross).map(\.loss) + appetite.map(\.loss)
    guard let range = ChartScale.decades(losses) else {
      canvas.text("No simulated year has a loss.", at: (left, top + 40))
      return canvas.svg
    }
    draw(on: &canvas, range)
    return canvas.svg
  }

  private func draw(on canvas: inout ChartCanvas, _ range: ClosedRange<Double>) {
    let across = ChartScale(range, to: left, right, isLogarithmic: true)
    let up = ChartScale(0.005...1, to: bottom, top, isLogarithmic: true)
    drawAxes(on: &canvas, range, across, up)
    func places(_ points: [ExceedancePoint]) -> [(Double, Double)] {
      points.map { (across.place($0.loss), up.place($0.probability)) }
    }
    let largest = points(result.portfolio.largestEvent)
    let annual = points(result.portfolio.annualLoss)
    canvas.path(places(largest), "faint", hint: "Largest single event of a year")
    if !gross.isEmpty {
      canvas.path(places(gross), "gross", hint: "Loss of a year before transfers")
      for point in gross {
        canvas.disc(
          (across.place(point.loss), up.place(point.probability)), radius: 5, "hit",
          hint: "Before transfers: " + Self.hint(point.loss, point.probability, result.currency))
      }
    }
    canvas.path(
      places(annual), "curve",
      hint: gross.isEmpty ? "Loss of a year" : "Loss of a year after transfers")
    if !appetite.isEmpty {
      drawAppetite(on: &canvas, across, up)
    }
    for point in annual {
      canvas.disc(
        (across.place(point.loss), up.place(point.probability)), radius: 5, "hit",
        hint: Self.hint(point.loss, point.probability, result.currency))
    }
  }

  /// Stairs down the points of the appetite: each bounds all greater losses, none a smaller one.
  private func drawAppetite(
    on canvas: inout ChartCanvas, _ across: ChartScale, _ up: ChartScale
  ) {
    let places = appetite.map { (across.place($0.loss), up.place($0.probability)) }
    var stairs: [(Double, Double)] = []
    var height = top
    for place in places where place.1 > height {
      stairs += [(place.0, height), place]
      height = place.1
    }
    stairs.append((right, height))
    canvas.path(stairs, "limit", hint: "Appetite")
    for (point, place) in zip(appetite, places) {
      canvas.disc(
        place, radius: 4, "mark",
        hint: "Appetite: at most " + Self.hint(point.loss, point.probability, result.currency))
    }
  }

  private func drawAxes(
    on canvas: inout ChartCanvas, _ range: ClosedRange<Double>, _ across: ChartScale,
    _ up: ChartScale
  ) {
    for loss in ChartScale.ticks(decades: range) {
      canvas.line((across.place(loss), top), (across.place(loss), bottom), "grid")
      canvas.text(ChartScale.label(loss), at: (across.place(loss), bottom + 18), .middle, "f")
    }
    for level in Self.levels {
      canvas.line((left, up.place(level)), (right, up.place(level)), "grid")
      canvas.text(Self.years(level), at: (left - 8, up.place(level) + 4), .end, "f")
    }
    canvas.text("\(result.currency) a year", at: (right, bottom + 36), .end, "f")
    var legend = "solid: loss of a year; dotted: its largest event"
    if !gross.isEmpty {
      legend = "solid: net loss of a year; long dashes: before transfers; dotted: largest event"
    }
    if !appetite.isEmpty { legend += "; dashed: appetite" }
    canvas.text(legend, at: (left, bottom + 36), .start, "f")
  }

  /// The curve before transfers; empty where there is no transfer.
  private var gross: [ExceedancePoint] {
    result.portfolio.gross.map { points($0.annualLoss) } ?? []
  }

  /// What a drawing shows: losses above nothing, down to one year in two hundred.
  private func points(_ losses: LossDistribution) -> [ExceedancePoint] {
    losses.exceedance.filter { $0.loss > 0 && $0.probability >= 0.005 }
  }

  private static func years(_ probability: Double) -> String {
    guard probability < 1 else { return "100%" }
    return "\(ChartScale.label(probability * 100))%, 1 in \(ChartScale.label(1 / probability))"
  }

  private static func hint(_ loss: Double, _ probability: Double, _ currency: String) -> String {
    "\(NumberFormat.percent(probability)) of years (1 in \(ChartScale.label(1 / probability))) "
      + "lose more than \(NumberFormat.short(loss)) \(currency)"
  }
}
