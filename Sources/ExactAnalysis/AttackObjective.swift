// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What an attacker weighs when he chooses among minimal attacks, with a number for every step.
///
/// The numbers stand in the order of ``MinimalAttacks/inputs``.
public enum AttackObjective: Sendable {
  /// Least total cost.
  case cost([Double])
  /// Greatest product of success probabilities.
  case probability([Double])
  /// Least total time, the steps done one after another.
  case time([Double])
  /// Least probability of being detected at some step.
  case detection([Double])

  /// The value of an attack without steps.
  var start: Double {
    if case .probability = self { 1 } else { 0 }
  }

  /// The value with one step more.
  func extended(_ value: Double, by step: Int) -> Double {
    switch self {
    case .cost(let costs): value + costs[step]
    case .time(let times): value + times[step]
    case .probability(let probabilities): value * probabilities[step]
    case .detection(let chances): value + (1 - value) * chances[step]
    }
  }

  /// Whether a value is worse than another by more than rounding.
  func isWorse(_ a: Double, than b: Double) -> Bool {
    if case .probability = self { return b > a && b - a > b * 1e-13 }
    return a > b && (a == .infinity || a - b > a * 1e-13)
  }

  /// Whether one value is better than another.
  func prefers(_ a: Double, to b: Double) -> Bool {
    if case .probability = self { a > b } else { a < b }
  }

  /// Whether an attack of this value can be made at all.
  func isPossible(_ value: Double) -> Bool {
    if case .probability = self { value > 0 } else { value < .infinity }
  }
}
