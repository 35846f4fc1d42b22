// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// A Gaussian copula over another source: numbers of a group are made of the source's independent ones.
///
/// The normal score of each number of a group is a weighted sum of the scores of its own independent number and of those of
/// the group's numbers before it, so that each keeps its uniform law. Works with every scheme; a number that no
/// tree uses is drawn under its name all the same, so that others do not depend on whether it is used.
struct CorrelatedUniforms: UniformSource {
  /// How a quantity is made: the quantities of the source and their weights.
  struct Mixture: Sendable {
    /// The quantities, its own last.
    var quantities: [Int]
    /// Their weights.
    var weights: [Double]
  }

  private let source: any UniformSource
  private let mixtures: [Int: Mixture]

  /// Makes the copula of some of a source's quantities.
  init(_ source: any UniformSource, _ mixtures: [Int: Mixture]) {
    self.source = source
    self.mixtures = mixtures
  }

  func fill(
    _ column: UnsafeMutableBufferPointer<Double>, quantity: Int, firstTrial: UInt64
  ) {
    guard let mixture = mixtures[quantity], mixture.quantities.count > 1 else {
      return source.fill(column, quantity: quantity, firstTrial: firstTrial)
    }
    let scratch = UnsafeMutableBufferPointer<Double>.allocate(capacity: column.count)
    defer { scratch.deallocate() }
    column.update(repeating: 0)
    for (part, weight) in zip(mixture.quantities, mixture.weights) where weight != 0 {
      source.fill(scratch, quantity: part, firstTrial: firstTrial)
      for trial in column.indices {
        column[trial] += weight * PinnedMath.normalQuantile(scratch[trial])
      }
    }
    for trial in column.indices {
      let uniform = PinnedMath.normalCumulative(column[trial])
      column[trial] = min(max(uniform, 0x1p-1022), 1 - 0x1p-53)
    }
  }
}
