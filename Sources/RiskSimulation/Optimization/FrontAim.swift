// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The plans that no other one dominates in cost and residual.
struct FrontAim: TailAim {
  private struct Point: Sendable {
    var plan: UInt64
    var cost: Double
    var residual: Double
  }

  /// Residuals that differ by less are the same.
  private static let margin = 1e-12
  /// Rising cost, falling residual.
  private var points: [Point] = []

  let isObjective = false

  /// The plans, the cheapest first.
  var plans: [UInt64] { points.map(\.plan) }

  func limit(cost: Double, price: Double) -> Double {
    let place = points.partitioningIndex { $0.cost >= cost }
    let cheaper = place > 0 ? points[place - 1].residual * (1 - Self.margin) : .infinity
    guard place < points.count, points[place].cost == cost else { return cheaper }
    return min(cheaper, points[place].residual * (1 + Self.margin))
  }

  mutating func take(_ plan: UInt64, residual: Double, cost: Double, price: Double) {
    insert(Point(plan: plan, cost: cost, residual: residual))
  }

  mutating func merge(_ other: FrontAim) {
    for point in other.points { insert(point) }
  }

  private mutating func insert(_ point: Point) {
    let place = points.partitioningIndex { $0.cost >= point.cost }
    if place > 0, points[place - 1].residual * (1 - Self.margin) <= point.residual { return }
    if place < points.count, points[place].cost == point.cost {
      let other = points[place]
      if (other.residual, other.plan) <= (point.residual, point.plan) { return }
    }
    points.insert(point, at: place)
    while place + 1 < points.count,
      points[place + 1].residual >= point.residual * (1 - Self.margin)
    {
      points.remove(at: place + 1)
    }
  }
}

extension Array {
  /// The first index whose element has a property that all later ones have too (binary search).
  fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
