// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A set of defences that makes the attacker pay more than any other set of its cost.
public struct DefencePoint: Hashable, Sendable {
  /// The names of the defences that hold, sorted.
  public var defences: [String]
  /// What they cost together.
  public var defenceCost: Double
  /// The cost of the cheapest attack that is left; infinite if the goal is out of reach.
  public var attackCost: Double

  /// Makes a point.
  public init(defences: [String], defenceCost: Double, attackCost: Double) {
    self.defences = defences
    self.defenceCost = defenceCost
    self.attackCost = attackCost
  }
}
