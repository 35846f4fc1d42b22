// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A number that is held not to be exceeded more often than a given share of years.
public struct RiskAppetite: Hashable, Sendable {
  /// The loss of a year.
  public var loss: Double
  /// The greatest probability of a greater loss that is accepted.
  public var probability: Double

  /// Makes a point of an appetite line.
  public init(loss: Double, probability: Double) {
    self.loss = loss
    self.probability = probability
  }
}
