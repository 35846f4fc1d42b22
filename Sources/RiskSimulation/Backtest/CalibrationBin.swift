// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Predictions of about the same probability, and how often they came true.
public struct CalibrationBin: Hashable, Sendable {
  /// The least probability of the bin.
  public var lower: Double
  /// The greatest probability of the bin.
  public var upper: Double
  /// How many predictions fell into it.
  public var count: Int
  /// Their mean.
  public var forecast: Double
  /// The share that came true.
  public var observed: Double
}
