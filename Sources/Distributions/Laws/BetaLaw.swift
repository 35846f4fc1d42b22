// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The beta law on an interval.
struct BetaLaw: Law {
  let alpha: Double
  let beta: Double
  var minimum = 0.0
  var width = 1.0

  var support: (lower: Double, upper: Double) { (minimum, minimum + width) }
  var mean: Double { minimum + width * (alpha / (alpha + beta)) }

  var variance: Double {
    let n = alpha + beta
    return width * width * (alpha / n) * (beta / n) / (n + 1)
  }

  func quantile(_ level: Level) -> Double {
    minimum + width * PinnedMath.inverseIncompleteBeta(alpha, beta, level)
  }

  func level(of x: Double) -> Level {
    let maximum = minimum + width
    guard x >= minimum else { return x.isNaN ? Level(lower: .nan) : .zero }
    guard x < maximum else { return .one }
    let share = (x - minimum) / width
    return PinnedMath.incompleteBeta(
      alpha, beta, share, minimum == 0 && width == 1 ? 1 - x : (maximum - x) / width)
  }

  func moments(below level: Level) -> RawMoments {
    let x = PinnedMath.inverseIncompleteBeta(alpha, beta, level)
    let n = alpha + beta
    let first = alpha / n * PinnedMath.incompleteBeta(alpha + 1, beta, x).lower
    let second =
      alpha / n * (alpha + 1) / (n + 1) * PinnedMath.incompleteBeta(alpha + 2, beta, x).lower
    return RawMoments(first: first, second: second)
      .scaled(by: width, offset: minimum, mass: level.lower)
  }
}
