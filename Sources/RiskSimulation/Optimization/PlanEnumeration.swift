// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Looks at every plan of an additive problem, each differing from the one before in one control.
struct PlanEnumeration {
  private static let stairs = 4_096
  /// After so many steps sums are formed anew, so that rounding does not add up.
  private static let stepsBetweenSums = 4_096

  private struct Place {
    var table: Int
    var bit: Int
  }

  private let problem: PlanProblem
  private let places: [[Place]]

  /// Makes an enumeration.
  ///
  /// - Precondition: fewer than 32 controls.
  init(_ problem: PlanProblem) {
    precondition(problem.costs.count < 32, "all plans are looked at")
    self.problem = problem
    places = problem.costs.indices.map { control in
      problem.tables.indices.compactMap { table in
        problem.tables[table].controls.firstIndex(of: control).map {
          Place(table: table, bit: 1 << $0)
        }
      }
    }
  }

  /// The plans within the budget that no other one dominates, the cheapest first.
  ///
  /// O(2^controls x tables of a control).
  func front() -> [UInt64] {
    var stairs = CostStairs(problem, count: Self.stairs)
    var subsets = problem.tables.map { _ in 0 }
    var plan: UInt64 = 0
    var (cost, residual) = (0.0, problem.residual(0))
    stairs.offer(plan, cost: cost, residual: residual)
    for step in 1..<(1 << problem.costs.count) {
      let control = step.trailingZeroBitCount
      plan ^= 1 << UInt64(control)
      for place in places[control] {
        let before = subsets[place.table]
        subsets[place.table] = before ^ place.bit
        let losses = problem.tables[place.table].losses
        residual += losses[before ^ place.bit] - losses[before]
      }
      if step % Self.stepsBetweenSums == 0 {
        (cost, residual) = (problem.cost(plan), problem.residual(plan))
      } else {
        let isChosen = plan >> UInt64(control) & 1 == 1
        cost += isChosen ? problem.costs[control] : -problem.costs[control]
      }
      stairs.offer(plan, cost: cost, residual: residual)
    }
    return stairs.front
  }
}
