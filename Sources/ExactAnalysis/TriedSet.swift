// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A set of steps that are tried: what it costs, and how likely a part of the tree then comes true.
struct TriedSet {
  /// Which sets are worth keeping.
  enum Aim {
    /// Those that are likelier than every cheaper one.
    case truth
    /// Those that are less likely than every cheaper one.
    case falsehood
    /// The cheapest of each probability.
    case either
  }

  /// The total cost.
  var cost: Double
  /// The probability that the part is true.
  var truth: Double
  /// The probability that it is false; kept apart, since 1 - `truth` would lose digits.
  var falsehood: Double
  /// The inputs tried.
  var steps: [Int32]

  /// Nothing tried, in a part that is true.
  static let nothing = TriedSet(cost: 0, truth: 1, falsehood: 0, steps: [])

  /// The same set seen through the sign of an edge.
  func signed(_ sign: Int32) -> TriedSet {
    sign == 0
      ? self : TriedSet(cost: cost, truth: falsehood, falsehood: truth, steps: steps)
  }

  /// Both sets tried, for the conjunction of two parts that share no step.
  func joined(to other: TriedSet) -> TriedSet {
    TriedSet(
      cost: cost + other.cost, truth: truth * other.truth,
      falsehood: falsehood + truth * other.falsehood, steps: steps + other.steps)
  }

  /// The sets worth keeping, the cheapest first; of equal ones the first.
  static func worthKeeping(_ sets: [TriedSet], _ aim: Aim) -> [TriedSet] {
    var kept: [TriedSet] = []
    let sorted = sets.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.cost != b.cost { return a.cost < b.cost }
      if a.truth != b.truth { return (a.truth > b.truth) == (aim != .falsehood) }
      return left.offset < right.offset
    }
    var seen: Set<Double> = []
    for set in sorted.map(\.element) where set.cost < .infinity {
      let isWorthwhile =
        switch aim {
        case .truth: kept.last.map { isGreater(set.truth, $0.truth) } ?? true
        case .falsehood: kept.last.map { isGreater(set.falsehood, $0.falsehood) } ?? true
        case .either: seen.insert(set.truth).inserted
        }
      if isWorthwhile { kept.append(set) }
    }
    return kept
  }

  /// Greater by more than rounding.
  private static func isGreater(_ a: Double, _ b: Double) -> Bool { a - b > a * 1e-13 }
}
