// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// One component of a mixture with its weight.
public struct WeightedDistribution: Hashable, Sendable {
  /// The component's law.
  public var distribution: Distribution
  /// The weight, not negative; weights are normalised by their sum.
  public var weight: Double

  /// Makes a component with a weight.
  public init(distribution: Distribution, weight: Double) {
    self.distribution = distribution
    self.weight = weight
  }
}
