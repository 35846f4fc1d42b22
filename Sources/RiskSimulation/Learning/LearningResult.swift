// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What a model's observations teach: prior and posterior side by side.
public struct LearningResult: Hashable, Sendable {
  /// The digest of the model's content.
  public var modelDigest: String
  /// The numbers that were learnt about, in the order of the model's elements.
  public var numbers: [LearntNumber]
  /// The threats whose loss events were counted.
  public var rates: [LearntRate]
  /// What has to be said with the figures.
  public var notes: [String] = []
}
