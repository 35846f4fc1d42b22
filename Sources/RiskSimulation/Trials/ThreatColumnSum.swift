// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The sum of a column of each threat: what is the same in every trial is added up once.
struct ThreatColumnSum {
  /// The sum of each trial.
  private(set) var values: [Double]
  /// The part that is the same in every trial.
  private let constant: Double
  private let slots: [Register]

  /// Takes the columns' slots in a program.
  init(_ registers: [Register], in program: ColumnProgram) {
    constant = registers.reduce(0) { $0 + (program.constants[$1] ?? 0) }
    slots = registers.filter { program.constants[$0] == nil }
    values = Array(repeating: constant, count: TrialBlock.size)
  }

  /// Whether the sum is the same in every trial.
  var isConstant: Bool { slots.isEmpty }

  /// Adds up the columns of a block.
  mutating func compute(_ memory: ColumnMemory) {
    guard !isConstant else { return }
    values.withUnsafeMutableBufferPointer { values in
      values.update(repeating: constant)
      for slot in slots {
        let column = memory.column(Int(slot))
        for trial in values.indices { values[trial] += column[trial] }
      }
    }
  }

  /// The moments of the first `count` sums.
  func moments(_ count: Int) -> Moments {
    isConstant ? Moments(constant: constant, count: count) : Moments(of: values, count: count)
  }
}
