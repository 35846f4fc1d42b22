// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A number that is known.
struct PointLaw: Law {
  let value: Double

  var support: (lower: Double, upper: Double) { (value, value) }
  var mean: Double { value }
  var variance: Double { 0 }
  var tabulation: Tabulation { .steps }
  func quantile(_ level: Level) -> Double { value }
  func level(of x: Double) -> Level { x >= value ? .one : .zero }
  func moments(below level: Level) -> RawMoments {
    RawMoments(first: value * level.lower, second: value * value * level.lower)
  }
}
