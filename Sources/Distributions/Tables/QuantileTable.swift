// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// A law's quantile function, tabulated for many calls.
///
/// Smooth laws become polynomials of degree 7 on intervals addressed by the bits of `min(u, 1 - u)`, in the manner
/// of numerical inversion by Derflinger, Hörmann and Leydold (TOMACS 20(4), 2010): `P(X <= table(u))` differs from
/// `u` by less than `1e-10`, and the table does not fall where `u` rises. Beyond `2^-14` of either end, next to kinks,
/// and for laws that are cheap as they are, the quantile function itself is called; steps are exact.
///
/// A class: simulations hand tables on for every block of every column, and copying a law would cost more than looking up.
public final class QuantileTable: Sendable {
  @usableFromInline let cells: QuantileCells?
  private let steps: StepTable?
  private let law: any Law

  /// Tabulates a valid law.
  ///
  /// Some 800 quantiles for a smooth law, at most some 15,000.
  public init(_ distribution: Distribution) {
    let law = distribution.law
    self.law = law
    var cells: QuantileCells?
    var steps: StepTable?
    switch law.tabulation {
    case .direct: break
    case .smooth: cells = QuantileCells(law)
    case .steps: steps = StepTable(law)
    }
    self.cells = cells
    self.steps = steps
  }

  /// The quantile at `u`, in the unit of the quantity; NaN for a `u` outside `[0, 1]`.
  @inlinable
  public func callAsFunction(_ u: Double) -> Double {
    if let cells {
      let value = cells.value(u)
      if value == value { return value }
    }
    return exact(u)
  }

  /// Writes the quantiles at a column of levels into another column.
  ///
  /// O(column).
  ///
  /// - Precondition: the columns have one length and do not overlap.
  public func apply(
    to levels: UnsafeBufferPointer<Double>, into column: UnsafeMutableBufferPointer<Double>
  ) {
    precondition(levels.count == column.count, "columns of one length")
    guard let cells else {
      for index in levels.indices { column[index] = exact(levels[index]) }
      return
    }
    withExtendedLifetime(self) {
      cells.apply(
        to: levels, into: column,
        else: { Unmanaged<QuantileTable>.fromOpaque($0).takeUnretainedValue().exact($1) }, context)
    }
  }

  /// This table for kernels, which hand it back when they ask for ``exact(_:)``.
  var context: UnsafeRawPointer { UnsafeRawPointer(Unmanaged.passUnretained(self).toOpaque()) }

  @usableFromInline
  func exact(_ u: Double) -> Double {
    guard u >= 0 && u <= 1 else { return .nan }
    return steps?.value(u) ?? law.quantile(Level(lower: u))
  }
}
