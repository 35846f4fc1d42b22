// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import CVectorKernels
import Distributions

/// Randomised quasi-Monte Carlo: scrambled Sobol points in the parameters, as several independent replicates.
///
/// Tiles of trials, a block or a part of one, are dealt to the replicates in turn, so that each has its share whenever a
/// run ends. A replicate takes the Sobol points in order, scrambled under a key of its own (see ``SobolPoints``). Quantities without a
/// dimension are sampled by Latin hypercube.
struct QuasiUniforms: UniformSource {
  private let quantities: [DrawnQuantity]
  private let dimensions: [Int?]
  private let directions: SobolDirections
  private let replicates: Int
  private let tile: Int
  private let rest: LatinHypercubeUniforms

  /// Makes the source of a program's quantities, each with its dimension.
  ///
  /// - Precondition: `tile` divides the size of a block; in a block of several tiles all replicates have a turn.
  init(
    _ quantities: [DrawnQuantity], dimensions: [Int?], _ directions: SobolDirections,
    replicates: Int, tile: Int = TrialBlock.size
  ) {
    precondition(TrialBlock.size.isMultiple(of: tile), "tiles of equal size")
    self.tile = tile
    self.quantities = quantities
    self.dimensions = dimensions
    self.directions = directions
    self.replicates = replicates
    rest = LatinHypercubeUniforms(quantities, bits: TrialBlock.size.trailingZeroBitCount)
  }

  func fill(
    _ column: UnsafeMutableBufferPointer<Double>, quantity: Int, firstTrial: UInt64
  ) {
    guard let dimension = dimensions[quantity] else {
      return rest.fill(column, quantity: quantity, firstTrial: firstTrial)
    }
    for start in stride(from: 0, to: column.count, by: tile) {
      fill(
        UnsafeMutableBufferPointer(rebasing: column[start..<min(start + tile, column.count)]),
        quantity, dimension, tileIndex: (firstTrial + UInt64(start)) / UInt64(tile))
    }
  }

  private func fill(
    _ column: UnsafeMutableBufferPointer<Double>, _ quantity: Int, _ dimension: Int,
    tileIndex: UInt64
  ) {
    guard let start = column.baseAddress else { return }
    let replicate = tileIndex % UInt64(replicates)
    var scramble = NestedScramble(key: quantities[quantity].stream.key(of: replicate)).words
    let first = tileIndex / UInt64(replicates) * UInt64(tile)
    precondition(column.count <= TrialBlock.size, "a column is a block of trials at most")
    directions.withNumbers(of: dimension) { directions in
      VectorKernels.current.scrambled_points(
        directions, &scramble, UInt32(truncatingIfNeeded: first), start, column.count)
    }
  }
}
