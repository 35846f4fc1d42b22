// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The sum over parameter draws of the transforms of a year's law.
public struct YearSums: Sendable {
  /// The sum of the transforms of what is lost.
  public internal(set) var spectrum: Spectrum
  /// The sum of the probabilities that nothing is lost.
  public internal(set) var none = 0.0
  /// The sum of the expected losses.
  public internal(set) var mean = 0.0
  /// The number of draws.
  public internal(set) var draws = 0

  /// The sums of no draws.
  public init(on grid: TransformGrid) {
    spectrum = Spectrum(on: grid)
  }

  /// Adds the sums of other draws.
  public mutating func add(_ other: YearSums) {
    spectrum.add(other.spectrum)
    none += other.none
    mean += other.mean
    draws += other.draws
  }
}
