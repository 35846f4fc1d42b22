// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A probability together with its complement, so that both tails keep their relative accuracy.
///
/// `1 - p` of a double loses a tiny complement, and a tiny probability is lost in `1 - q`; a level holds both.
public struct Level: Hashable, Sendable {
  /// The probability below.
  public let lower: Double
  /// The probability above: one less ``lower``.
  public let upper: Double

  /// A level from its lower probability.
  public init(lower: Double) {
    self.init(lower: lower, upper: 1 - lower)
  }

  /// A level from its upper probability.
  public init(upper: Double) {
    self.init(lower: 1 - upper, upper: upper)
  }

  init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// The level of the mirrored law.
  var flipped: Level { Level(lower: upper, upper: lower) }

  /// Whether the level lies in the lower half.
  var isLow: Bool { lower <= upper }

  /// Everything lies below.
  static let one = Level(lower: 1, upper: 0)
  /// Nothing lies below.
  static let zero = Level(lower: 0, upper: 1)
}

extension Level {
  /// `-log(upper)`: the cumulative hazard.
  var hazard: Double {
    isLow ? -PinnedMath.log1p(-lower) : -PinnedMath.log(upper)
  }

  /// The standard normal quantile.
  var normalScore: Double {
    isLow ? PinnedMath.normalQuantile(lower) : -PinnedMath.normalQuantile(upper)
  }
}
