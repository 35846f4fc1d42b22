// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// The plans that no other one dominates in cost and residual, or so many of them that no plan leaves less than a share
/// of what one of them leaves that costs no more.
struct FrontAim: TailAim {
  /// A plan of the front.
  struct Point: Sendable {
    /// The plan.
    var plan: UInt64
    /// What it costs.
    var cost: Double
    /// What it leaves.
    var residual: Double
  }

  /// Residuals that differ by less are the same.
  private static let margin = 1e-12
  private let tolerance: Double
  /// Rising cost, falling residual.
  private(set) var points: [Point] = []
  /// The least cost and residual of plans that were left open.
  private var open: [(cost: Double, residual: Double)] = []

  let isObjective = false

  /// The plans, the cheapest first.
  var plans: [UInt64] { points.map(\.plan) }

  /// How far the front may lie off: for every cost, it leaves at most `1 + epsilon` times the least residual.
  var epsilon: Double {
    open.reduce(tolerance) { worst, left in
      let place = points.partitionPoint { $0.cost > left.cost }
      guard place > 0, left.residual > 0 else { return .infinity }
      return max(worst, points[place - 1].residual / left.residual - 1)
    }
  }

  /// Whether no plans were left open.
  var isComplete: Bool { open.isEmpty }

  /// Looks for a front of which each plan may leave `1 + tolerance` times as much as it could.
  init(tolerance: Double) {
    self.tolerance = tolerance
  }

  /// Looks for the front anew, from the plans of another one on.
  init(tolerance: Double, from other: FrontAim) {
    self.tolerance = tolerance
    points = other.points
  }

  func limit(cost: Double, price: Double) -> Double {
    let place = points.partitionPoint { $0.cost >= cost }
    let cheaper = place > 0 ? points[place - 1].residual * (1 - Self.margin) : .infinity
    guard place < points.count, points[place].cost == cost else {
      return cheaper / (1 + tolerance)
    }
    return min(cheaper, points[place].residual * (1 + Self.margin)) / (1 + tolerance)
  }

  mutating func take(_ plan: UInt64, residual: Double, cost: Double, price: Double) {
    insert(Point(plan: plan, cost: cost, residual: residual))
  }

  mutating func merge(_ other: FrontAim) {
    for point in other.points { insert(point) }
    for left in other.open { leave(residual: left.residual, cost: left.cost, price: 0) }
  }

  mutating func leave(residual: Double, cost: Double, price: Double) {
    guard !open.contains(where: { $0.cost <= cost && $0.residual <= residual }) else { return }
    open.removeAll { $0.cost >= cost && $0.residual >= residual }
    open.append((cost, residual))
  }

  private mutating func insert(_ point: Point) {
    let place = points.partitionPoint { $0.cost >= point.cost }
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
