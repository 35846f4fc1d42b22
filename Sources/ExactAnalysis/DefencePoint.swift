// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A set of defences that leaves the attacker worse off than any other set of its cost.
public struct DefencePoint: Hashable, Sendable {
  /// The names of the defences that hold, sorted.
  public var defences: [String]
  /// What they cost together.
  public var defenceCost: Double
  /// The value of the best attack that is left: its cost, or its probability.
  ///
  /// Infinite, or 0 for a probability, if the goal is out of reach.
  public var attackValue: Double
  /// The names of that attack's steps, sorted; empty if the goal is out of reach.
  public var attack: [String]

  /// Makes a point.
  public init(
    defences: [String], defenceCost: Double, attackValue: Double, attack: [String] = []
  ) {
    self.defences = defences
    self.defenceCost = defenceCost
    self.attackValue = attackValue
    self.attack = attack
  }
}
