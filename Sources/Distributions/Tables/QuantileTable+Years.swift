// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import CVectorKernels

extension QuantileTable {
  /// Whether there are cells, which kernels can look up themselves.
  package var isTabulated: Bool { cells != nil }

  /// Draws the events of years, and their sums, from this law.
  ///
  /// - Precondition: ``isTabulated``, at most 256 years of at least one event each, columns of as many numbers and
  ///   8 more.
  package func draw(_ years: copse_years, into sums: copse_year_sums) {
    guard let cells else { preconditionFailure("a law without cells") }
    precondition(years.count <= 256, "years of one block")
    var (years, sums) = (years, sums)
    withExtendedLifetime(self) {
      cells.withKernelTable { cells in
        VectorKernels.current.compound(
          &years, cells,
          { Unmanaged<QuantileTable>.fromOpaque($0).takeUnretainedValue().exact($1) }, context,
          &sums)
      }
    }
  }
}
