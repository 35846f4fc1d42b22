// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A leaf of a FaultTree.
public struct BasicEvent: Hashable, Sendable {
  /// The unique name.
  public var name: String
  /// A phrase for people.
  public var title: String?
  /// The probability that it happens; `nil` if the file does not say.
  public var probability: NumericExpression?

  /// Makes an event.
  public init(name: String, title: String? = nil, probability: NumericExpression? = nil) {
    self.name = name
    self.title = title
    self.probability = probability
  }
}
