// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The exponential law.
struct ExponentialLaw: Law {
  let mean: Double

  var support: (lower: Double, upper: Double) { (0, .infinity) }
  var variance: Double { mean * mean }

  func quantile(_ level: Level) -> Double { mean * level.hazard }

  func level(of x: Double) -> Level {
    guard x > 0 else { return x.isNaN ? Level(lower: .nan) : .zero }
    return Level(lower: -PinnedMath.expm1(-x / mean), upper: PinnedMath.exp(-x / mean))
  }

  func moments(below level: Level) -> RawMoments {
    let hazard = level.hazard
    return RawMoments(
      first: mean * PinnedMath.incompleteGamma(shape: 2, hazard).lower,
      second: 2 * mean * mean * PinnedMath.incompleteGamma(shape: 3, hazard).lower)
  }
}
