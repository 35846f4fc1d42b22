// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import CVectorKernels
import Distributions

/// Sums over columns, in an order that does not depend on the width of vectors.
enum ColumnSum {
  /// The sum of a column.
  static func sum(_ values: UnsafeBufferPointer<Double>) -> Double {
    guard let first = values.baseAddress else { return 0 }
    return VectorKernels.current.sum(first, values.count)
  }

  /// The sum of `(a - meanA) * (b - meanB)`.
  ///
  /// - Precondition: both columns have the same count.
  static func products(
    _ a: UnsafeBufferPointer<Double>, _ meanA: Double, _ b: UnsafeBufferPointer<Double>,
    _ meanB: Double
  ) -> Double {
    precondition(a.count == b.count, "two columns of one length")
    guard let firstA = a.baseAddress, let firstB = b.baseAddress else { return 0 }
    return VectorKernels.current.products(firstA, meanA, firstB, meanB, a.count)
  }
}
