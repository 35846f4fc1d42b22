// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// How often losses fell inside an interval that was predicted.
public struct IntervalCoverage: Hashable, Sendable {
  /// The lower level of the interval.
  public var lower: Double
  /// The upper level.
  public var upper: Double
  /// How many losses are known.
  public var count: Int
  /// How many fell inside.
  public var inside: Int

  /// The share that was to be expected.
  public var nominal: Double { upper - lower }
  /// The share that fell inside.
  public var share: Double { count == 0 ? .nan : Double(inside) / Double(count) }
}
