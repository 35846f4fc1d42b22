// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A front that is made denser where it may be furthest from the truth (the epsilon-constraint method of
/// Haimes, Lasdon and Wismer, 1971, with intervals halved in the order of their gaps).
struct FrontIntervals {
  private struct Point {
    var plan: UInt64
    var cost: Double
    var residual: Double
    /// No plan that costs at most ``checked`` leaves less than this.
    var bound: Double
    /// The greatest budget for which this plan was sought.
    var checked: Double
  }

  private static let tieWeight = 1e-9

  private let solver: PlanSolver
  private var points: [Point] = []
  private var warm: CostSplitting?

  /// Begins with the best plan for the least cost, and for the whole budget.
  init(_ solver: PlanSolver) {
    self.solver = solver
    guard let root = solver.rules.root else { return }
    let least = solver.rules.cost(root.chosen)
    for budget in [least, solver.rules.budget] {
      if let point = solve(budget) { insert(point) }
    }
  }

  /// The plans, the cheapest first.
  var plans: [UInt64] { points.map(\.plan) }

  /// How far the front may lie off, at the worst cost.
  var epsilon: Double {
    zip(points, points.dropFirst()).map(Self.gap).max() ?? 0
  }

  /// Halves the worst interval until all are within a tolerance, or a number of times.
  mutating func refine(to tolerance: Double, solves: Int) {
    for _ in 0..<solves {
      let gaps = zip(points, points.dropFirst()).map(Self.gap)
      guard let worst = gaps.indices.max(by: { gaps[$0] < gaps[$1] }), gaps[worst] > tolerance,
        !Task.isCancelled,
        let point = solve((points[worst].checked + points[worst + 1].cost) / 2)
      else { return }
      insert(point)
    }
  }

  private static func gap(_ left: Point, _ right: Point) -> Double {
    guard right.cost > left.checked, left.residual > right.bound else { return 0 }
    return right.bound > 0 ? left.residual / right.bound - 1 : .infinity
  }

  private mutating func solve(_ budget: Double) -> Point? {
    guard
      let found = solver.solve(
        budget: budget, costWeight: Self.tieWeight, limit: 20_000, warm: warm)
    else { return nil }
    warm = warm ?? found.splitting
    let plan = found.plans[0]
    return Point(
      plan: plan, cost: solver.rules.cost(plan), residual: solver.residual(plan),
      bound: found.bound - Self.tieWeight * budget, checked: budget)
  }

  /// Adds a point, or widens the range of the one that is as good.
  private mutating func insert(_ point: Point) {
    let place = points.firstIndex { $0.cost > point.cost } ?? points.count
    if place > 0 && points[place - 1].residual <= point.residual {
      let before = points[place - 1]
      points[place - 1].checked = max(before.checked, point.checked)
      points[place - 1].bound = point.checked > before.checked ? point.bound : before.bound
      return
    }
    points.insert(point, at: place)
    while place + 1 < points.count, points[place + 1].residual >= point.residual {
      let dominated = points.remove(at: place + 1)
      if dominated.checked > points[place].checked {
        points[place].checked = dominated.checked
        points[place].bound = dominated.bound
      }
    }
  }
}
