// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// By what minimal attacks are listed.
public enum AttackRanking: Sendable {
  /// Rising total cost; a cost for every input of the attacks, not negative. Attacks of infinite cost
  /// are left out.
  case cost([Double])
  /// Falling product of probabilities; a probability for every input. Attacks of probability 0 are left
  /// out.
  case probability([Double])
  /// Rising number of steps.
  case order

  /// The value of an attack without steps.
  var start: Double {
    if case .probability = self { 1 } else { 0 }
  }

  /// The value of no attack at all.
  var none: Double {
    if case .probability = self { 0 } else { .infinity }
  }

  /// The value of an attack with one step more.
  func extended(_ value: Double, by step: Int32) -> Double {
    switch self {
    case .cost(let costs): value + costs[Int(step)]
    case .probability(let probabilities): value * probabilities[Int(step)]
    case .order: value + 1
    }
  }

  /// Whether one value comes before another by more than rounding.
  ///
  /// Sums and products of the same numbers in another order differ in the last bits; a part in 10^13 lies
  /// above that for attacks of hundreds of steps.
  func isBetter(_ a: Double, than b: Double) -> Bool {
    if case .probability = self { return a > b && a - b > b * 1e-13 }
    return a < b && (b == .infinity || b - a > b * 1e-13)
  }
}
