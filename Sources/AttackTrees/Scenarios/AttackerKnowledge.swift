// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What the attacker knows when he picks an attack.
public enum AttackerKnowledge: String, Hashable, Sendable, CaseIterable {
  /// The parameters of the trial: the worst case.
  case drawn
  /// Expected values only.
  case expected
}
