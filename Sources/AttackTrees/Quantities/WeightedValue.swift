// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// One value of a discrete law with its weight.
public struct WeightedValue: Hashable, Sendable {
  /// The value, in the unit of the quantity.
  public var value: Double
  /// The weight, not negative; weights are normalised by their sum.
  public var weight: Double

  /// Makes a value with a weight.
  public init(value: Double, weight: Double) {
    self.value = value
    self.weight = weight
  }
}
