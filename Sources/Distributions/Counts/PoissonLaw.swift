// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The Poisson law.
struct PoissonLaw: CountLaw {
  let mean: Double

  var variance: Double { mean }

  func level(ofCount count: Int) -> Level {
    guard count >= 0 else { return .zero }
    guard mean > 0 else { return .one }
    return PinnedMath.incompleteGamma(shape: Double(count) + 1, mean).flipped
  }

  /// The inverse of the incomplete gamma function by its expansion about the mean (Giles 2016).
  func approximateQuantile(_ level: Level) -> Int {
    CountSearch.count(Self.expansion(level.normalScore, mean: mean))
  }

  func factorialMoments(upTo count: Int) -> (first: Double, second: Double) {
    (
      mean * level(ofCount: count - 1).lower, mean * mean * level(ofCount: count - 2).lower
    )
  }

  /// The real `x` with `Q(x, mean) = Φ(w)`, up to terms of order `mean^(-3/2)`.
  static func expansion(_ w: Double, mean: Double) -> Double {
    let root = mean.squareRoot()
    let square = w * w
    return mean + root * w + (2 + square) / 6 - w * (2 + square) / (72 * root)
      + (-8 / 405.0 + square * (7 / 810.0 + square / 270)) / mean
  }
}
