// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What a walk over plans looks for.
protocol TailAim: Sendable {
  /// Plans of which no one leaves less than this need not be looked at: those with a decision whose chosen controls
  /// have this cost, and this price in the objective. Infinite if nothing is known.
  func limit(cost: Double, price: Double) -> Double
  /// Whether the objective counts, and not the residual alone: `limit + price` is then the same for all decisions.
  var isObjective: Bool { get }
  /// Takes a plan that keeps the rules.
  mutating func take(_ plan: UInt64, residual: Double, cost: Double, price: Double)
  /// Leaves open plans of which no one leaves less than a residual: those with a decision whose chosen controls have
  /// this cost, and this price in the objective.
  mutating func leave(residual: Double, cost: Double, price: Double)
  /// Takes what another has taken, and leaves what it has left.
  mutating func merge(_ other: Self)
}
