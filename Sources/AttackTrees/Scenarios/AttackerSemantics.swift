// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What the attacker does with a tree; printed with every result.
public enum AttackerSemantics: String, Hashable, Sendable, CaseIterable {
  /// All steps are tried; each is an independent event given its parameters.
  case independent
  /// The attacker picks the minimal attack with the greatest success probability.
  case bestAttack = "best-attack"
  /// As ``bestAttack``, but only among minimal attacks that he can afford.
  case withinBudget = "within-budget"
}
