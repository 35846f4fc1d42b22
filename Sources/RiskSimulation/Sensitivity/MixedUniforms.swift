// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The first sample, in which some quantities are drawn from a second one or held at a level.
struct MixedUniforms: UniformSource {
  private let first: [NamedStream]
  private let second: [NamedStream]
  private let swapped: Set<Int>
  private let held: (quantity: Int, level: Double)?

  /// Makes a source for a program's quantities.
  ///
  /// `swapped` are the quantities from the second sample, by index; `held` is one that does not vary.
  init(
    _ quantities: [DrawnQuantity], seed: UInt64, swapped: Set<Int>,
    held: (quantity: Int, level: Double)? = nil
  ) {
    first = quantities.map(\.stream)
    // A space cannot stand in a name, so no quantity has such a stream.
    second = quantities.map { NamedStream(seed: seed, name: "\($0.name) second") }
    self.swapped = swapped
    self.held = held
  }

  func fill(
    _ column: UnsafeMutableBufferPointer<Double>, quantity: Int, firstTrial: UInt64
  ) {
    if let held, held.quantity == quantity {
      column.update(repeating: held.level)
    } else {
      (swapped.contains(quantity) ? second : first)[quantity].fill(column, firstTrial: firstTrial)
    }
  }
}
