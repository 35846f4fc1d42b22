// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// An attack that no other surpasses in everything that is weighed.
public struct FrontPoint: Hashable, Sendable {
  /// The names of the steps, sorted.
  public var steps: [String]
  /// The attack's values, one for each objective.
  public var values: [Double]

  /// Makes a point.
  public init(steps: [String], values: [Double]) {
    self.steps = steps
    self.values = values
  }
}
