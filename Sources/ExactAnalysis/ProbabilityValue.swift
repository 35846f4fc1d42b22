// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A probability, or several side by side that are computed at once.
protocol ProbabilityValue {
  init(repeating value: Double)
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
}

extension Double: ProbabilityValue {
  init(repeating value: Double) { self = value }
}

extension SIMD8<Double>: ProbabilityValue {}
