// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Where the uniform numbers behind the drawn columns of a program come from: one face for all
/// sampling schemes.
///
/// Asked once for each drawn column of each block of trials. What it fills in may depend on nothing but
/// its arguments, so that results do not depend on who runs which block. Events inside a trial do not
/// come from here: they are addressed by trial and draw in ``NamedStream``.
protocol UniformSource: Sendable {
  /// Fills a column with the numbers of a quantity, each in the open interval (0, 1), for the trials from
  /// `firstTrial` on.
  ///
  /// `quantity` is an index into ``ColumnProgram/quantities``; `firstTrial` is a multiple of
  /// ``TrialBlock/size``, and the column has the length of a block.
  func fill(
    _ column: UnsafeMutableBufferPointer<Double>, quantity: Int, firstTrial: UInt64)
}
