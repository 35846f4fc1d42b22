// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The binomial law.
struct BinomialLaw: CountLaw {
  let trials: Int
  let probability: Double

  var mean: Double { Double(trials) * probability }
  var variance: Double { mean * (1 - probability) }
  var largest: Int? { max(trials, 0) }

  func level(ofCount count: Int) -> Level {
    guard count >= 0 else { return .zero }
    guard count < trials, probability > 0 else { return .one }
    guard probability < 1 else { return .zero }
    return PinnedMath.incompleteBeta(
      Double(count) + 1, Double(trials - count), probability, 1 - probability
    ).flipped
  }

  /// Cornish and Fisher's expansion to the skewness.
  func approximateQuantile(_ level: Level) -> Int {
    let w = level.normalScore
    let skewness = (1 - 2 * probability) / 6 * (w * w - 1)
    return CountSearch.count(mean + w * variance.squareRoot() + skewness + 0.5)
  }

  func factorialMoments(upTo count: Int) -> (first: Double, second: Double) {
    let once = BinomialLaw(trials: trials - 1, probability: probability)
    let twice = BinomialLaw(trials: trials - 2, probability: probability)
    return (
      mean * once.level(ofCount: count - 1).lower,
      mean * max(Double(trials - 1), 0) * probability * twice.level(ofCount: count - 2).lower
    )
  }
}
