// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The attack that costs the attacker least, and what it costs.
public struct CheapestAttack: Hashable, Sendable {
  /// Its steps at expected costs, by name, sorted.
  public var steps: [String]
  /// The cost of each trial's cheapest attack, which need not be the same attack.
  public var cost: Summary

  /// Makes a cheapest attack.
  public init(steps: [String], cost: Summary) {
    self.steps = steps
    self.cost = cost
  }
}
