// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Why no displacement can be told.
public enum DisplacementError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The attacker of a scenario tries everything, so that there is no choice.
  case noChoice(scenario: String)

  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .noChoice(let scenario):
      "the attacker of '\(scenario)' tries all steps and chooses nothing: displacement needs "
        + "'semantics: best-attack' or 'within-budget'"
    }
  }
}
