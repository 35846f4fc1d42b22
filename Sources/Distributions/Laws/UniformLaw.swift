// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The uniform law on an interval.
struct UniformLaw: Law {
  let minimum: Double
  let maximum: Double

  var support: (lower: Double, upper: Double) { (minimum, maximum) }
  var mean: Double { 0.5 * minimum + 0.5 * maximum }
  var variance: Double { (maximum - minimum) * (maximum - minimum) / 12 }
  var tabulation: Tabulation { .direct }

  func quantile(_ level: Level) -> Double {
    let width = maximum - minimum
    return level.isLow ? minimum + width * level.lower : maximum - width * level.upper
  }

  func level(of x: Double) -> Level {
    guard x >= minimum else { return x.isNaN ? Level(lower: .nan) : .zero }
    guard x < maximum else { return .one }
    let width = maximum - minimum
    return Level(lower: (x - minimum) / width, upper: (maximum - x) / width)
  }

  func moments(below level: Level) -> RawMoments {
    let u = level.lower
    let standard = RawMoments(first: u * u / 2, second: u * u * u / 3)
    return standard.scaled(by: maximum - minimum, offset: minimum, mass: u)
  }
}
