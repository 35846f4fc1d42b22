// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The plans of least objective.
struct BestAim: TailAim {
  /// The plans so far.
  private(set) var best: BestPlans
  /// The least objective that a plan may have that was left open; infinite if none was.
  private(set) var open = Double.infinity

  let isObjective = true

  /// Looks for a number of plans.
  init(count: Int) {
    best = BestPlans(count: count)
  }

  func limit(cost: Double, price: Double) -> Double {
    // Equal plans are all looked at, so that which of them is kept does not depend on the way.
    best.threshold + 1e-12 * abs(best.threshold) - price
  }

  mutating func take(_ plan: UInt64, residual: Double, cost: Double, price: Double) {
    best.insert(plan, value: residual + price)
  }

  mutating func leave(residual: Double, cost: Double, price: Double) {
    open = min(open, residual + price)
  }

  mutating func merge(_ other: BestAim) {
    best.merge(other.best)
    open = min(open, other.open)
  }
}
