// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The cheapest plan with a lower objective than a given one.
struct NextStepAim: TailAim {
  /// What the objective must stay below.
  let target: Double
  /// The plan so far.
  private(set) var found: (plan: UInt64, cost: Double)?

  let isObjective = true

  /// Looks for a plan below a target.
  init(below target: Double) {
    self.target = target
  }

  func limit(cost: Double, price: Double) -> Double {
    if let found, cost > found.cost { return -.infinity }
    return target - price
  }

  mutating func take(_ plan: UInt64, residual: Double, cost: Double, price: Double) {
    guard residual + price < target else { return }
    if let found, (found.cost, found.plan) <= (cost, plan) { return }
    found = (plan, cost)
  }

  mutating func leave(residual: Double, cost: Double, price: Double) {}

  mutating func merge(_ other: NextStepAim) {
    guard let theirs = other.found else { return }
    if let found, (found.cost, found.plan) <= (theirs.cost, theirs.plan) { return }
    found = theirs
  }
}
