// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension SIMD8<Double> {
  /// The values of a function at each number.
  func map(_ function: (Double) -> Double) -> SIMD8<Double> {
    var values = self
    for index in 0..<8 { values[index] = function(self[index]) }
    return values
  }

  /// The numbers in the order from the last to the first.
  var reversed: SIMD8<Double> {
    SIMD8(self[7], self[6], self[5], self[4], self[3], self[2], self[1], self[0])
  }
}
