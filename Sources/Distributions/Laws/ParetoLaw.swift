// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The Pareto law of type I.
struct ParetoLaw: Law {
  let minimum: Double
  let shape: Double

  var support: (lower: Double, upper: Double) { (minimum, .infinity) }
  var tailOrders: (lower: Double, upper: Double) { (.infinity, shape) }
  var mean: Double { shape > 1 ? minimum * shape / (shape - 1) : .infinity }

  var variance: Double {
    guard shape > 2 else { return .infinity }
    return minimum * minimum * shape / ((shape - 1) * (shape - 1) * (shape - 2))
  }

  func quantile(_ level: Level) -> Double { minimum * PinnedMath.exp(level.hazard / shape) }

  func level(of x: Double) -> Level {
    guard x > minimum else { return x.isNaN ? Level(lower: .nan) : .zero }
    let hazard = shape * PinnedMath.log1p((x - minimum) / minimum)
    return Level(lower: -PinnedMath.expm1(-hazard), upper: PinnedMath.exp(-hazard))
  }

  func moments(below level: Level) -> RawMoments {
    RawMoments(
      first: minimum * PowerIntegral.value(1 / shape, level),
      second: minimum * minimum * PowerIntegral.value(2 / shape, level))
  }
}
