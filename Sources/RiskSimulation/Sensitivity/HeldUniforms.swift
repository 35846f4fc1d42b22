// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A source in which one quantity is held at a level, all others being as they are.
struct HeldUniforms: UniformSource {
  private let source: any UniformSource
  private let quantity: Int
  private let level: Double

  /// Makes a source over another one.
  init(_ source: any UniformSource, holding quantity: Int, at level: Double) {
    self.source = source
    self.quantity = quantity
    self.level = level
  }

  func fill(
    _ column: UnsafeMutableBufferPointer<Double>, quantity: Int, firstTrial: UInt64
  ) {
    if quantity == self.quantity {
      column.update(repeating: level)
    } else {
      source.fill(column, quantity: quantity, firstTrial: firstTrial)
    }
  }
}
