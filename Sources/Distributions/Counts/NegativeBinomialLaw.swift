// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The negative binomial law: a Poisson law whose mean is gamma distributed.
struct NegativeBinomialLaw: CountLaw {
  let mean: Double
  let size: Double

  var variance: Double { mean + mean * mean / size }

  func level(ofCount count: Int) -> Level {
    guard count >= 0 else { return .zero }
    guard mean > 0 else { return .one }
    let total = size + mean
    return PinnedMath.incompleteBeta(size, Double(count) + 1, size / total, mean / total)
  }

  /// The quantile of the gamma law of the mean; exact to the order of the Poisson spread.
  func approximateQuantile(_ level: Level) -> Int {
    let gamma = PinnedMath.inverseIncompleteGamma(shape: size, level) * mean / size
    return CountSearch.count(gamma)
  }

  func factorialMoments(upTo count: Int) -> (first: Double, second: Double) {
    let once = NegativeBinomialLaw(mean: mean * (size + 1) / size, size: size + 1)
    let twice = NegativeBinomialLaw(mean: mean * (size + 2) / size, size: size + 2)
    return (
      mean * once.level(ofCount: count - 1).lower,
      mean * mean * (size + 1) / size * twice.level(ofCount: count - 2).lower
    )
  }
}
