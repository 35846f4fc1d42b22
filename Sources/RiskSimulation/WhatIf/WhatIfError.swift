// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Why there are no expressions of switched controls for a scenario.
public enum WhatIfError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The attacker chooses by expected values, so that a switch changes the choice.
  case knowledge
  /// The attack is searched for in each trial.
  case search

  /// The reason in words.
  public var description: String {
    switch self {
    case .knowledge:
      "the attacker chooses at expected values, and the choice changes with every control"
    case .search: "the attacker's choice within a budget is searched for in every trial"
    }
  }
}
