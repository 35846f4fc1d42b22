// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A minimal attack and the value by which it is ranked.
public struct RankedAttack: Hashable, Sendable {
  /// The names of the steps, sorted.
  public var steps: [String]
  /// The total cost, the product of probabilities or the number of steps, computed in the order of `steps`.
  public var value: Double

  /// Makes a ranked attack.
  public init(steps: [String], value: Double) {
    self.steps = steps
    self.value = value
  }
}
