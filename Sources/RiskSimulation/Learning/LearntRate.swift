// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What was learnt about the rate of a threat's loss events, from counts of them and all else.
public struct LearntRate: Hashable, Sendable {
  /// The threat's name.
  public var threat: String
  /// What was counted, as it was written.
  public var observations: [String]
  /// The rate a year before these counts, but after what is known of its parts.
  public var prior: LearntLaw
  /// The rate after them: attempts and vulnerability learn together (importance weights).
  public var joint: LearntLaw
  /// The rate as simulations use it: attempts have learnt, the vulnerability has not.
  public var used: LearntLaw
  /// The vulnerability under the implemented controls, before these counts.
  public var vulnerabilityPrior: LearntLaw
  /// The vulnerability after them, by the same weights; simulations draw it from its prior.
  public var vulnerability: LearntLaw
  /// How many independent draws the weighted ones are worth (Kish).
  public var effectiveDraws: Double
}
