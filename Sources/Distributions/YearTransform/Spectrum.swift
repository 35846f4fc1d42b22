// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Half of the Fourier transform of a real column; the other half is its mirror.
public struct Spectrum: Sendable {
  /// The real parts.
  public internal(set) var real: [Double]
  /// The imaginary parts.
  public internal(set) var imaginary: [Double]

  /// A spectrum of a grid that is the same number everywhere.
  public init(_ value: Double = 0, on grid: TransformGrid) {
    real = Array(repeating: value, count: grid.spectrumCount)
    imaginary = Array(repeating: 0, count: grid.spectrumCount)
  }

  /// Adds another spectrum of the same grid.
  public mutating func add(_ other: Spectrum) {
    for index in real.indices { real[index] += other.real[index] }
    for index in imaginary.indices { imaginary[index] += other.imaginary[index] }
  }

  /// The same divided by a number.
  public func divided(by count: Double) -> Spectrum {
    var copy = self
    for index in real.indices { copy.real[index] /= count }
    for index in imaginary.indices { copy.imaginary[index] /= count }
    return copy
  }
}
