// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// A law's quantile function, prepared for many calls.
public struct QuantileTable: Sendable {
  private let law: any Law

  /// Prepares the quantile function of a valid law.
  public init(_ distribution: Distribution) {
    law = distribution.law
  }

  /// The quantile at `u` in `[0, 1]`.
  public func callAsFunction(_ u: Double) -> Double { law.quantile(Level(lower: u)) }

  /// Replaces each uniform number of a column by the quantile there.
  public func apply(to column: UnsafeMutableBufferPointer<Double>) {
    for index in column.indices { column[index] = self(column[index]) }
  }
}
