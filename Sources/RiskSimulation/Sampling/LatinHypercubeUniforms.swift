// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import CVectorKernels
import Distributions

/// Latin hypercube sampling: in each design of `2^bits` trials, each parameter takes each of as many equal strata once.
///
/// McKay, Beckman, Conover, Technometrics 21, 1979. The strata of a parameter are permuted under a key of its own for each
/// design, by ``StratumPermutation``; designs are independent, and so tell their own error.
struct LatinHypercubeUniforms: UniformSource {
  private let quantities: [DrawnQuantity]
  private let bits: Int

  /// Makes the source of a program's quantities, with designs of `2^bits` trials, of whole blocks.
  init(_ quantities: [DrawnQuantity], bits: Int) {
    precondition(bits >= TrialBlock.size.trailingZeroBitCount, "a block belongs to one design")
    self.quantities = quantities
    self.bits = bits
  }

  func fill(
    _ column: UnsafeMutableBufferPointer<Double>, quantity: Int, firstTrial: UInt64
  ) {
    let stream = quantities[quantity].stream
    stream.fill(column, firstTrial: firstTrial)
    guard !quantities[quantity].isChance else { return }
    precondition(column.count <= TrialBlock.size, "a column is a block of trials at most")
    guard let start = column.baseAddress else { return }
    VectorKernels.current.stratify(
      UInt64(bits), stream.key(of: firstTrial &>> UInt64(bits)), firstTrial, start, column.count)
  }
}
