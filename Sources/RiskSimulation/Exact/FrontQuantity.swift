// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What a front of attacks weighs.
public enum FrontQuantity: String, Hashable, Sendable, CaseIterable {
  /// What the attacker spends: less is better for him.
  case cost
  /// How likely he succeeds: more is better.
  case probability
  /// How long it takes him, step after step: less is better.
  case time
  /// How likely he is detected: less is better.
  case detection
  /// What damage he does on the way: more is better.
  case damage
}
