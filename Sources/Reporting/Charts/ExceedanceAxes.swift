// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The axes that all exceedance curves share: losses across, shares of years upwards, both logarithmic.
struct ExceedanceAxes {
  /// The edges of what is drawn on.
  struct Frame {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
  }

  /// Curves end at one year in two hundred.
  private static let least = 0.005
  private static let levels = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005]

  private let frame: Frame
  private let range: ClosedRange<Double>
  private let across: ChartScale
  private let up: ChartScale

  /// Axes that show losses; `nil` where there is none.
  init?(_ losses: [Double], in frame: Frame) {
    guard let range = ChartScale.decades(losses) else { return nil }
    self.range = range
    self.frame = frame
    across = ChartScale(range, to: frame.left, frame.right, isLogarithmic: true)
    up = ChartScale(Self.least...1, to: frame.bottom, frame.top, isLogarithmic: true)
  }

  /// What is drawn of a curve: losses above nothing, down to one year in two hundred.
  static func points(_ losses: LossDistribution) -> [ExceedancePoint] {
    losses.exceedance.filter { $0.loss > 0 && $0.probability >= least }
  }

  /// A point of a curve in words.
  static func words(_ loss: Double, _ probability: Double, _ currency: String) -> String {
    "\(NumberFormat.percent(probability)) of years (1 in \(ChartScale.label(1 / probability))) "
      + "lose more than \(NumberFormat.short(loss)) \(currency)"
  }

  /// Where a point of a curve lies.
  func place(_ point: ExceedancePoint) -> (Double, Double) {
    (across.place(point.loss), up.place(point.probability))
  }

  /// Draws grid and labels.
  func draw(on canvas: inout ChartCanvas) {
    for loss in ChartScale.ticks(decades: range) {
      let x = across.place(loss)
      canvas.line((x, frame.top), (x, frame.bottom), "grid")
      canvas.text(ChartScale.label(loss), at: (x, frame.bottom + 18), .middle, "f")
    }
    for level in Self.levels {
      let y = up.place(level)
      canvas.line((frame.left, y), (frame.right, y), "grid")
      canvas.text(Self.years(level), at: (frame.left - 8, y + 4), .end, "f")
    }
  }

  /// Draws stairs down the points of an appetite, which rise in loss: each bounds all greater losses, none a
  /// smaller one.
  func draw(
    _ appetite: [RiskAppetite], _ currency: String, mark style: String, radius: Double,
    on canvas: inout ChartCanvas
  ) {
    guard !appetite.isEmpty else { return }
    let places = appetite.map { (across.place($0.loss), up.place($0.probability)) }
    var stairs: [(Double, Double)] = []
    var height = frame.top
    for place in places where place.1 > height {
      stairs += [(place.0, height), place]
      height = place.1
    }
    stairs.append((frame.right, height))
    canvas.path(stairs, "limit", hint: "Appetite")
    for (point, place) in zip(appetite, places) {
      canvas.disc(
        place, radius: radius, style,
        hint: "Appetite: at most " + Self.words(point.loss, point.probability, currency))
    }
  }

  /// A share of years in both words: `5%, 1 in 20`.
  private static func years(_ probability: Double) -> String {
    guard probability < 1 else { return "every year" }
    return "\(ChartScale.label(probability * 100))%, 1 in \(ChartScale.label(1 / probability))"
  }
}
