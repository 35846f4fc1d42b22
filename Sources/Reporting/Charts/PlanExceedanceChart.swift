// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The exceedance curves of several plans over one logarithmic axis of losses, with an appetite line.
struct PlanExceedanceChart {
  /// The most plans that are told apart by colour and dashes.
  static let limit = 6

  private let plans: [SimulationResult]
  private let appetite: [RiskAppetite]
  private let frame = ExceedanceAxes.Frame(left: 116, right: 744, top: 20, bottom: 340)

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
    let losses = plans.flatMap { ExceedanceAxes.points($0.portfolio.annualLoss).map(\.loss) }
    guard let axes = ExceedanceAxes(losses + appetite.map(\.loss), in: frame) else {
      canvas.text("No simulated year has a loss.", at: (frame.left, frame.top + 40))
      return canvas
    }
    let currency = plans.first?.currency ?? ""
    axes.draw(on: &canvas)
    canvas.text("Loss of a year, \(currency)", at: (frame.right, frame.bottom + 40), .end, "f")
    for (index, plan) in plans.enumerated().reversed() { draw(plan, index, axes, on: &canvas) }
    axes.draw(appetite, currency, mark: "bound", radius: 5, on: &canvas)
    return canvas
  }

  private func draw(
    _ plan: SimulationResult, _ index: Int, _ axes: ExceedanceAxes, on canvas: inout ChartCanvas
  ) {
    let name = plan.scenario.title ?? plan.scenario.name
    let points = ExceedanceAxes.points(plan.portfolio.annualLoss)
    canvas.path(points.map(axes.place), "plan p\(index)", hint: name)
    for point in points {
      let words = ExceedanceAxes.words(point.loss, point.probability, plan.currency)
      canvas.disc(axes.place(point), radius: 5, "hit p\(index)", hint: "\(name): \(words)")
    }
  }
}
