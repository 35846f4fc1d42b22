// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Integrals of a quantile function and of its square.
struct RawMoments {
  /// The integral of the quantile function.
  var first: Double
  /// The integral of its square.
  var second: Double

  static let zero = RawMoments(first: 0, second: 0)

  static func + (a: RawMoments, b: RawMoments) -> RawMoments {
    RawMoments(first: a.first + b.first, second: a.second + b.second)
  }

  static func - (a: RawMoments, b: RawMoments) -> RawMoments {
    RawMoments(first: a.first - b.first, second: a.second - b.second)
  }

  static func * (a: RawMoments, factor: Double) -> RawMoments {
    RawMoments(first: a.first * factor, second: a.second * factor)
  }

  /// The moments of `factor X + offset`, where the integrals run over a probability `mass`.
  func scaled(by factor: Double, offset: Double, mass: Double) -> RawMoments {
    RawMoments(
      first: factor * first + offset * mass,
      second: factor * factor * second + 2 * factor * offset * first + offset * offset * mass)
  }
}
