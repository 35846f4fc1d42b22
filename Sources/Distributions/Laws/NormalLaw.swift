// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The Gaussian law.
struct NormalLaw: Law {
  let mean: Double
  let standardDeviation: Double

  var support: (lower: Double, upper: Double) { (-.infinity, .infinity) }
  var variance: Double { standardDeviation * standardDeviation }

  func quantile(_ level: Level) -> Double { mean + standardDeviation * level.normalScore }

  func level(of x: Double) -> Level {
    let z = (x - mean) / standardDeviation
    return Level(
      lower: PinnedMath.normalCumulative(z), upper: PinnedMath.normalCumulative(-z))
  }

  func moments(below level: Level) -> RawMoments {
    guard level.lower > 0 else { return .zero }
    let z = level.normalScore
    let density = z.isFinite ? PinnedMath.normalDensity(z) : 0
    let second = level.lower - (density > 0 ? z * density : 0)
    return RawMoments(first: -density, second: second)
      .scaled(by: standardDeviation, offset: mean, mass: level.lower)
  }
}
