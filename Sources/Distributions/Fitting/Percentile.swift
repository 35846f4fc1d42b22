// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A value that a quantity stays below with a given probability.
public struct Percentile: Hashable, Sendable {
  /// The probability, between 0 and 1 exclusive.
  public var probability: Double
  /// The value, in the unit of the quantity.
  public var value: Double

  /// Makes a percentile.
  public init(probability: Double, value: Double) {
    self.probability = probability
    self.value = value
  }
}
