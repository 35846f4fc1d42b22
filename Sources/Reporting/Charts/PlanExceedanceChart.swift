// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The exceedance curves of several plans over one logarithmic axis of losses, with an appetite line.
struct PlanExceedanceChart {
  /// The most plans that are told apart by colour and dashes.
  static let limit = 6

  private static let levels = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005]
  private static let least = 0.005

  private let plans: [SimulationResult]
  private let appetite: [RiskAppetite]
  private let left = 116.0
  private let right = 744.0
  private let top = 20.0
  private let bottom = 340.0

  /// A chart of plans, the scenario first; an appetite line may be empty.
  init(_ plans: [SimulationResult], appetite: [RiskAppetite]) {
    self.plans = Array(plans.prefix(Self.limit))
    self.appetite = appetite.sorted { $0.loss < $1.loss }
  }

  /// The drawing.
  var canvas: ChartCanvas {
    let words = plans.map { plan in
      let losses = plan.portfolio.annualLoss
      return "\(plan.scenario.title ?? plan.scenario.name): one year in twenty loses more than "
        + "\(NumberFormat.short(losses.p95)) \(plan.currency), one in a hundred more than "
        + "\(NumberFormat.short(losses.p99))."
    }
    var canvas = ChartCanvas(
      width: 760, height: 390, title: "Probability that a year loses more",
      summary: words.joined(separator: " "))
    let losses = plans.flatMap { points($0.portfolio.annualLoss).map(\.loss) }
    guard let range = ChartScale.decades(losses + appetite.map(\.loss)) else {
      canvas.text("No simulated year has a loss.", at: (left, top + 40))
      return canvas
    }
    let across = ChartScale(range, to: left, right, isLogarithmic: true)
    let up = ChartScale(Self.least...1, to: bottom, top, isLogarithmic: true)
    drawAxes(on: &canvas, range, across, up)
    for (index, plan) in plans.enumerated().reversed() {
      draw(plan, index, on: &canvas, across, up)
    }
    drawAppetite(on: &canvas, across, up)
    return canvas
  }

  private func draw(
    _ plan: SimulationResult, _ index: Int, on canvas: inout ChartCanvas, _ across: ChartScale,
    _ up: ChartScale
  ) {
    let name = plan.scenario.title ?? plan.scenario.name
    let points = points(plan.portfolio.annualLoss)
    let places = points.map { (across.place($0.loss), up.place($0.probability)) }
    canvas.path(places, "plan p\(index)", hint: name)
    for (point, place) in zip(points, places) {
      canvas.disc(
        place, radius: 5, "hit p\(index)",
        hint: "\(name): \(Self.words(point.loss, point.probability, plan.currency))")
    }
  }

  private func drawAppetite(
    on canvas: inout ChartCanvas, _ across: ChartScale, _ up: ChartScale
  ) {
    guard !appetite.isEmpty, let currency = plans.first?.currency else { return }
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
        place, radius: 5, "bound",
        hint: "Appetite: at most " + Self.words(point.loss, point.probability, currency))
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
    let currency = plans.first?.currency ?? ""
    canvas.text("Loss of a year, \(currency)", at: (right, bottom + 40), .end, "f")
  }

  private func points(_ losses: LossDistribution) -> [ExceedancePoint] {
    losses.exceedance.filter { $0.loss > 0 && $0.probability >= Self.least }
  }

  /// A share of years in both words: `5%, 1 in 20`.
  static func years(_ probability: Double) -> String {
    guard probability < 1 else { return "every year" }
    return "\(ChartScale.label(probability * 100))%, 1 in \(ChartScale.label(1 / probability))"
  }

  private static func words(_ loss: Double, _ probability: Double, _ currency: String) -> String {
    "\(NumberFormat.percent(probability)) of years (1 in \(ChartScale.label(1 / probability))) "
      + "lose more than \(NumberFormat.short(loss)) \(currency)"
  }
}
