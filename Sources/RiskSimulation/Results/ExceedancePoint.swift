// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// One point of an exceedance curve.
public struct ExceedancePoint: Hashable, Sendable {
  /// The loss in the scenario's currency.
  public var loss: Double
  /// The probability that a year's loss is greater.
  public var probability: Double

  /// Makes a point.
  public init(loss: Double, probability: Double) {
    self.loss = loss
    self.probability = probability
  }
}
