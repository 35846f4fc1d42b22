// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis

/// A tree as a flat list of operations on rows of bits, one bit a trial.
struct EventProgram: Sendable {
  /// What a line computes.
  enum Operation: Hashable, Sendable {
    /// The bits of the step of this index.
    case draw(Int)
    /// All operands.
    case all
    /// Any operand.
    case any
    /// An odd number of operands.
    case odd
    /// At least so many operands.
    case atLeast(UInt32)
  }

  /// An operation with its operands, by their range in ``EventProgram/operands``, and the row of its result.
  struct Line: Sendable {
    var operation: Operation
    var operands: Range<Int>
    var result: Int
  }

  /// The lines in order.
  var lines: [Line] = []
  /// Twice the index of a row, plus one where it is negated.
  var operands: [Int32] = []
  /// The number of rows.
  var rowCount = 0
  /// The goal, as an operand.
  var goal: Int32 = 0
  /// For each step its row, if steps outlive the gates that read them; else -1.
  var stepRows: [Int] = []
  /// How many lines at the beginning draw steps, if all steps are drawn first; else 0.
  var drawCount = 0

  /// A step that is kept, as an operand.
  func literal(of step: Int) -> Int32 { Int32(stepRows[step]) << 1 }
}
