// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A number times a factor, and something added.
public struct LinearChange: Hashable, Sendable {
  /// The factor.
  public var factor: Double
  /// What is added after it.
  public var offset: Double

  /// Makes a change.
  public init(factor: Double = 1, offset: Double = 0) {
    self.factor = factor
    self.offset = offset
  }

  /// This change and another after it.
  public func followed(by next: LinearChange) -> LinearChange {
    LinearChange(factor: next.factor * factor, offset: next.factor * offset + next.offset)
  }

  /// The law of a changed quantity.
  public func applied(to law: Distribution) -> Distribution {
    switch law {
    case .point(let value): .point(factor * value + offset)
    case .scaled(let base, let first, let added):
      .scaled(base, factor: factor * first, offset: factor * added + offset)
    default: .scaled(law, factor: factor, offset: offset)
    }
  }
}
