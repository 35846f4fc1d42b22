// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The Weibull law.
struct WeibullLaw: Law {
  let shape: Double
  let scale: Double

  var support: (lower: Double, upper: Double) { (0, .infinity) }
  var mean: Double { scale * PinnedMath.exp(PinnedMath.logGamma(1 + 1 / shape)) }

  var variance: Double {
    // Γ(1 + 2/k) - Γ(1 + 1/k)² cancels for large shapes unless the ratio is taken first.
    let first = PinnedMath.logGamma(1 + 1 / shape)
    let ratio = PinnedMath.expm1(PinnedMath.logGamma(1 + 2 / shape) - 2 * first)
    return scale * scale * PinnedMath.exp(2 * first) * ratio
  }

  func quantile(_ level: Level) -> Double { scale * PinnedMath.pow(level.hazard, 1 / shape) }

  func level(of x: Double) -> Level {
    guard x > 0 else { return x.isNaN ? Level(lower: .nan) : .zero }
    let hazard = PinnedMath.pow(x / scale, shape)
    return Level(lower: -PinnedMath.expm1(-hazard), upper: PinnedMath.exp(-hazard))
  }

  func moments(below level: Level) -> RawMoments {
    RawMoments(first: moment(1, level), second: moment(2, level))
  }

  private func moment(_ order: Double, _ level: Level) -> Double {
    let power = 1 + order / shape
    return (order == 1 ? scale : scale * scale) * PinnedMath.exp(PinnedMath.logGamma(power))
      * PinnedMath.incompleteGamma(shape: power, level.hazard).lower
  }
}
