// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// What controls cost against the expected loss that remains: the front of best plans.
struct FrontChart {
  /// A plan on the chart.
  struct Point {
    /// Its name.
    var name: String
    /// What its controls cost a year beyond the scenario's.
    var cost: Double
    /// The expected annual loss that remains.
    var residual: Double
    /// A letter in its mark; empty for none.
    var mark = ""
    /// The class of its mark.
    var style: String
  }

  private let front: [Point]
  private let others: [Point]
  private let currency: String
  private let left = 76.0
  private let right = 744.0
  private let top = 20.0
  private let bottom = 300.0

  /// A chart of the front and of other plans beside it.
  init(front: [Point], others: [Point], currency: String) {
    self.front = front
    self.others = others
    self.currency = currency
  }

  /// The drawing.
  var canvas: ChartCanvas {
    var canvas = ChartCanvas(
      width: 760, height: 350, title: "Cost of controls against expected loss",
      summary: front.map { words($0) }.joined(separator: " "))
    let points = front + others
    let across = LinearAxis(points.map(\.cost), to: left, right)
    let up = LinearAxis(points.map(\.residual), to: bottom, top)
    for tick in across.ticks {
      canvas.line((across.place(tick), top), (across.place(tick), bottom), "grid")
      canvas.text(ChartScale.label(tick), at: (across.place(tick), bottom + 18), .middle, "f")
    }
    for tick in up.ticks {
      canvas.line((left, up.place(tick)), (right, up.place(tick)), "grid")
      canvas.text(ChartScale.label(tick), at: (left - 8, up.place(tick) + 4), .end, "f")
    }
    canvas.text("Yearly cost of added controls, \(currency)", at: (right, bottom + 38), .end, "f")
    canvas.text("Expected annual loss, \(currency)", at: (left, top - 7), .start, "f")
    func place(_ point: Point) -> (Double, Double) {
      (across.place(point.cost), up.place(point.residual))
    }
    if front.count > 1 { canvas.path(Self.stairs(front.map(place)), "curve", hint: "") }
    let marked = Self.apart(front.map(place))
    for (index, point) in front.enumerated() {
      let isMarked = marked.contains(index)
      canvas.disc(
        place(point), radius: isMarked ? 4 : 5, isMarked ? point.style : "hit", hint: words(point))
    }
    for point in others {
      let (x, y) = place(point)
      canvas.disc((x, y), radius: 9, point.style, hint: words(point))
      canvas.text(point.mark, at: (x, y + 4), .middle, "letter")
    }
    return canvas
  }

  /// Between two budgets the plan of the lower one is the best: steps, not slopes.
  private static func stairs(_ places: [(Double, Double)]) -> [(Double, Double)] {
    zip(places, places.dropFirst()).flatMap { [$0, ($1.0, $0.1)] } + places.suffix(1)
  }

  /// Which of many places get a mark: the ends, and between them such as lie apart.
  private static func apart(_ places: [(Double, Double)]) -> Set<Int> {
    guard var last = places.first, let end = places.last else { return [] }
    var chosen: Set<Int> = [0, places.count - 1]
    func isFar(_ a: (Double, Double), _ b: (Double, Double)) -> Bool {
      (a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1) >= spacing * spacing
    }
    for (index, place) in places.enumerated() where isFar(place, last) && isFar(place, end) {
      chosen.insert(index)
      last = place
    }
    return chosen
  }

  private static let spacing = 32.0

  private func words(_ point: Point) -> String {
    "\(point.name): \(NumberFormat.short(point.cost)) a year leaves "
      + "\(NumberFormat.short(point.residual)) \(currency)."
  }
}
