// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// An estimate with its law found and the name under which it is drawn.
public struct ResolvedEstimate: Hashable, Sendable {
  /// The name that addresses the draw: that of the shared parameter, if the estimate follows one.
  public var drawName: String
  /// The law.
  public var distribution: Distribution

  /// Makes a resolved estimate.
  public init(drawName: String, distribution: Distribution) {
    self.drawName = drawName
    self.distribution = distribution
  }
}
