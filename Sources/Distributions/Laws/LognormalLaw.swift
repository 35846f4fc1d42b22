// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The law of `exp` of a Gaussian.
struct LognormalLaw: Law {
  let mu: Double
  let sigma: Double

  var support: (lower: Double, upper: Double) { (0, .infinity) }
  var mean: Double { PinnedMath.exp(mu + 0.5 * sigma * sigma) }

  var variance: Double {
    PinnedMath.expm1(sigma * sigma) * PinnedMath.exp(2 * mu + sigma * sigma)
  }

  func quantile(_ level: Level) -> Double { PinnedMath.exp(mu + sigma * level.normalScore) }

  func quantiles(
    inCell centre: Double, halfWidth: Double, isHigh: Bool, near estimate: Double?
  ) -> SIMD8<Double>? {
    let scores = NormalScores.inCell(centre, halfWidth, isHigh: isHigh)
    return (mu + sigma * scores).map { PinnedMath.exp($0) }
  }

  func level(of x: Double) -> Level {
    guard x > 0 else { return x.isNaN ? Level(lower: .nan) : .zero }
    let z = (PinnedMath.log(x) - mu) / sigma
    return Level(
      lower: PinnedMath.normalCumulative(z), upper: PinnedMath.normalCumulative(-z))
  }

  func moments(below level: Level) -> RawMoments {
    let z = level.normalScore
    return RawMoments(
      first: mean * PinnedMath.normalCumulative(z - sigma),
      second: PinnedMath.exp(2 * mu + 2 * sigma * sigma)
        * PinnedMath.normalCumulative(z - 2 * sigma))
  }
}
