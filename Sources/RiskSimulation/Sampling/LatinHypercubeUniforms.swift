// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Latin hypercube sampling: in each design of `2^bits` trials, each parameter takes each of as many equal strata once.
///
/// McKay, Beckman, Conover, Technometrics 21, 1979. The strata of a parameter are permuted under a key of its own for each
/// design, by ``StratumPermutation``; designs are independent, and so tell their own error.
struct LatinHypercubeUniforms: UniformSource {
  private let quantities: [DrawnQuantity]
  private let bits: Int

  /// Makes the source of a program's quantities, with designs of `2^bits` trials.
  init(_ quantities: [DrawnQuantity], bits: Int) {
    self.quantities = quantities
    self.bits = bits
  }

  func fill(
    _ column: UnsafeMutableBufferPointer<Double>, quantity: Int, firstTrial: UInt64
  ) {
    let stream = quantities[quantity].stream
    stream.fill(column, firstTrial: firstTrial)
    guard !quantities[quantity].isChance else { return }
    let mask = UInt64(1) << UInt64(bits) - 1
    let width = 1 / Double(mask + 1)
    var design = UInt64.max
    var permutation = StratumPermutation(bits: bits, key: 0)
    for index in column.indices {
      let trial = firstTrial &+ UInt64(index)
      if trial &>> UInt64(bits) != design {
        design = trial &>> UInt64(bits)
        permutation = StratumPermutation(bits: bits, key: stream.key(of: design))
      }
      let place = (Double(permutation(trial & mask)) + column[index]) * width
      // The sum may round up to the upper end of the last stratum.
      column[index] = min(place, 1 - 0x1p-53)
    }
  }
}
