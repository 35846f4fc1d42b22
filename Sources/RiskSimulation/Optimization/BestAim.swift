// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The plans of least objective.
struct BestAim: TailAim {
  /// The plans so far.
  var best: BestPlans

  let isObjective = true

  func limit(cost: Double, price: Double) -> Double {
    // Equal plans are all looked at, so that which of them is kept does not depend on the way.
    best.threshold + 1e-12 * abs(best.threshold) - price
  }

  mutating func take(_ plan: UInt64, residual: Double, cost: Double, price: Double) {
    best.insert(plan, value: residual + price)
  }

  mutating func merge(_ other: BestAim) { best.merge(other.best) }
}
