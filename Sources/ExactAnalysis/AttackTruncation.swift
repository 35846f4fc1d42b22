// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What is left of a list of minimal attacks that is cut off, and what is lost.
public struct AttackTruncation: Hashable, Sendable {
  /// How many attacks are kept.
  public var kept: BigCount
  /// How many are dropped.
  public var dropped: BigCount
  /// An upper bound of what the dropped attacks add to the goal's probability: the sum of theirs.
  ///
  /// Holds for coherent trees.
  public var error: Double

  /// Makes the account of a truncation.
  public init(kept: BigCount, dropped: BigCount, error: Double) {
    self.kept = kept
    self.dropped = dropped
    self.error = error
  }
}
