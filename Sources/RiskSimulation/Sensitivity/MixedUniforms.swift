// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// One sample, in which some quantities are drawn from a second one.
struct MixedUniforms: UniformSource {
  private let first: any UniformSource
  private let second: any UniformSource
  private let swapped: Set<Int>

  /// Makes a source of two; `swapped` are the quantities from the second sample, by index.
  init(_ first: any UniformSource, _ second: any UniformSource, swapped: Set<Int>) {
    self.first = first
    self.second = second
    self.swapped = swapped
  }

  func fill(
    _ column: UnsafeMutableBufferPointer<Double>, quantity: Int, firstTrial: UInt64
  ) {
    (swapped.contains(quantity) ? second : first).fill(
      column, quantity: quantity, firstTrial: firstTrial)
  }
}
