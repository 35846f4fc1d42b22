// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// An ordered scale of words for a number: each level begins at its lower bound.
public struct RiskScale: Hashable, Sendable {
  /// One word of a scale.
  public struct Level: Hashable, Sendable {
    /// The word.
    public var name: String
    /// The smallest number to which the word applies.
    public var lowerBound: Double

    /// Makes a level.
    public init(name: String, lowerBound: Double) {
      self.name = name
      self.lowerBound = lowerBound
    }
  }

  /// The levels, from low to high, with rising bounds; the first also takes what lies below it.
  public var levels: [Level]

  /// Makes a scale.
  public init(levels: [Level]) {
    self.levels = levels
  }

  /// The index of the level of a number.
  ///
  /// O(levels).
  public func index(of value: Double) -> Int {
    max(0, (levels.lastIndex { $0.lowerBound <= value }) ?? 0)
  }
}
