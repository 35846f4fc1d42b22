// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What the transform of two columns works in.
struct TransformMemory {
  /// The first column.
  var real: [Double]
  /// The second column.
  var imaginary: [Double]
  var scratchReal: [Double]
  var scratchImaginary: [Double]
  /// The first column's spectrum.
  var first: Spectrum
  /// The second column's spectrum.
  var second: Spectrum

  /// Memory for a grid, all 0.
  init(_ grid: TransformGrid) {
    (real, imaginary) = (grid.column, grid.column)
    (scratchReal, scratchImaginary) = (grid.column, grid.column)
    first = Spectrum(on: grid)
    second = Spectrum(on: grid)
  }

  /// Sets both columns to 0.
  mutating func clear() {
    for point in real.indices {
      real[point] = 0
      imaginary[point] = 0
    }
  }

  /// The spectrum of one form of loss, by itself.
  mutating func spectrum(of form: EventForm, on grid: TransformGrid) -> Spectrum {
    clear()
    form.pieces.deposit(scale: form.scale, weight: 1, on: grid, &real)
    grid.transform(&self)
    return first
  }
}
