// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Bounds of the probability that an event happens, and of the probability that it does not.
///
/// Both are kept, since 1 minus a number near 1 would lose digits.
struct EventBounds {
  /// The probability that it happens.
  var truth: ProbabilityBounds
  /// The probability that it does not.
  var falsehood: ProbabilityBounds

  /// What is certain.
  static let certain = EventBounds(probability: 1)

  /// An event with a known probability.
  init(probability: Double) {
    truth = ProbabilityBounds(lower: probability, upper: probability)
    falsehood = ProbabilityBounds(lower: 1 - probability, upper: 1 - probability)
  }

  /// An event between bounds.
  init(truth: ProbabilityBounds, falsehood: ProbabilityBounds) {
    self.truth = truth
    self.falsehood = falsehood
  }

  /// The event through the sign of an edge.
  func signed(_ sign: Int32) -> EventBounds {
    sign == 0 ? self : EventBounds(truth: falsehood, falsehood: truth)
  }

  /// The conjunction with something independent.
  func both(_ other: EventBounds) -> EventBounds {
    EventBounds(
      truth: ProbabilityBounds(
        lower: truth.lower * other.truth.lower, upper: truth.upper * other.truth.upper),
      falsehood: ProbabilityBounds(
        lower: falsehood.lower + (1 - falsehood.lower) * other.falsehood.lower,
        upper: falsehood.upper + (1 - falsehood.upper) * other.falsehood.upper))
  }

  /// `high` if the event happens, `low` if not, both independent of it.
  func select(_ high: EventBounds, _ low: EventBounds) -> EventBounds {
    EventBounds(
      truth: mean(high.truth, low.truth), falsehood: mean(high.falsehood, low.falsehood))
  }

  /// What both this and other bounds of the same event allow.
  func narrowed(by other: EventBounds) -> EventBounds {
    EventBounds(
      truth: truth.narrowed(by: other.truth), falsehood: falsehood.narrowed(by: other.falsehood))
  }

  /// The mean of two numbers, weighed by the event; linear in its probability, so that the extremes lie at
  /// the ends.
  private func mean(_ high: ProbabilityBounds, _ low: ProbabilityBounds) -> ProbabilityBounds {
    let least = truth.lower * high.lower + falsehood.upper * low.lower
    let most = truth.upper * high.upper + falsehood.lower * low.upper
    return ProbabilityBounds(
      lower: min(least, truth.upper * high.lower + falsehood.lower * low.lower),
      upper: max(most, truth.lower * high.upper + falsehood.upper * low.upper))
  }
}
