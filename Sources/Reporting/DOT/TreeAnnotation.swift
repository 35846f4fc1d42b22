// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Figures to write at the nodes of a drawn tree.
public struct TreeAnnotation: Hashable, Sendable {
  /// The probability of each node by name.
  public var probabilities: [String: Double]
  /// The attacker's cost of each step by name.
  public var costs: [String: Double]
  /// The currency of the costs.
  public var currency: String
  /// Where the figures come from, in a phrase for the legend.
  public var caption: String

  /// Makes an annotation.
  public init(
    probabilities: [String: Double], costs: [String: Double], currency: String, caption: String
  ) {
    self.probabilities = probabilities
    self.costs = costs
    self.currency = currency
    self.caption = caption
  }
}
