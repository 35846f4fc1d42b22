// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Antithetic sampling: every second trial takes `1 - u` where the trial before it took `u`, in all parameters.
///
/// Hammersley and Morton, "A new Monte Carlo technique: antithetic variates", 1956.
struct AntitheticUniforms: UniformSource {
  private let quantities: [DrawnQuantity]

  /// Makes the source of a program's quantities.
  init(_ quantities: [DrawnQuantity]) {
    self.quantities = quantities
  }

  func fill(
    _ column: UnsafeMutableBufferPointer<Double>, quantity: Int, firstTrial: UInt64
  ) {
    quantities[quantity].stream.fill(column, firstTrial: firstTrial)
    guard !quantities[quantity].isChance else { return }
    for index in stride(from: 1, to: column.count, by: 2) { column[index] = 1 - column[index - 1] }
  }
}
