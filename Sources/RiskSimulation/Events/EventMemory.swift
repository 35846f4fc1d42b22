// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

internal import CBitSlices

/// The rows of an event program for one block of trials, and the loop that fills them.
///
/// A class, since it owns raw memory; each worker has its own. Nothing is allocated in the loop.
final class EventMemory {
  private let program: EventProgram
  private let rows: UnsafeMutablePointer<UInt64>
  /// A row beyond those of the program.
  private let spare: UnsafeMutablePointer<UInt64>

  /// Allocates the rows of a program.
  init(for program: EventProgram) {
    self.program = program
    let words = (program.rowCount + 1) * EventBlock.words
    rows = UnsafeMutableRawPointer.allocate(byteCount: words * 8, alignment: 64)
      .bindMemory(to: UInt64.self, capacity: words)
    rows.initialize(repeating: 0, count: words)
    spare = rows + program.rowCount * EventBlock.words
  }

  deinit { rows.deallocate() }

  /// Evaluates the trials of a block.
  ///
  /// O(lines), 8,192 trials together.
  func run(block: UInt64, _ steps: StepDraws) {
    evaluate(program.lines[...], block: block, steps)
  }

  /// Draws the steps of a block; the program must keep steps.
  func draw(block: UInt64, _ steps: StepDraws) {
    evaluate(program.lines[..<program.drawCount], block: block, steps)
  }

  /// Evaluates the gates over steps whose rows are filled; the program must keep steps.
  func evaluateGates() {
    evaluate(program.lines[program.drawCount...], block: 0, StepDraws())
  }

  private func evaluate(
    _ lines: ArraySlice<EventProgram.Line>, block: UInt64, _ steps: StepDraws
  ) {
    program.operands.withUnsafeBufferPointer { operands in
      for line in lines {
        let row = rows + line.result * EventBlock.words
        let first = operands.baseAddress.map { $0 + line.operands.lowerBound }
        let count = line.operands.count
        switch line.operation {
        case .draw(let step): steps.fill(row, step: step, block: block)
        case .all: copse_row_all(row, rows, first, count)
        case .any: copse_row_any(row, rows, first, count)
        case .odd: copse_row_odd(row, rows, first, count)
        case .atLeast(let minimum): copse_row_at_least(row, rows, first, count, minimum)
        }
      }
    }
  }

  /// The row of a step that was kept.
  ///
  /// - Precondition: the program keeps steps.
  func step(_ index: Int) -> UnsafeMutableBufferPointer<UInt64> {
    row(program.stepRows[index])
  }

  /// Writes the goal's bits of the first so many trials into a row; bits of further trials are false.
  func goal(trials: Int, into bits: inout [UInt64]) {
    let source = row(Int(program.goal >> 1))
    let sign: UInt64 = program.goal & 1 == 1 ? .max : 0
    for word in bits.indices {
      let left = trials - word * 64
      let mask: UInt64 = left >= 64 ? .max : left <= 0 ? 0 : 1 << UInt64(left) - 1
      bits[word] = (source[word] ^ sign) & mask
    }
  }

  /// Adds to the number of each trial in which all of some literals are true.
  ///
  /// - Precondition: the program keeps steps; there is a number for each trial of a block.
  func add(_ addend: Double, where literals: [Int32], to numbers: inout [Double]) {
    precondition(numbers.count == EventBlock.size, "a number for each trial")
    copse_row_all(spare, rows, literals, literals.count)
    copse_row_add(&numbers, spare, addend)
  }

  /// Multiplies the number of each trial in which all of some literals are true.
  ///
  /// - Precondition: the program keeps steps; there is a number for each trial of a block.
  func multiply(by factor: Double, where literals: [Int32], _ numbers: inout [Double]) {
    precondition(numbers.count == EventBlock.size, "a number for each trial")
    copse_row_all(spare, rows, literals, literals.count)
    copse_row_scale(&numbers, spare, factor)
  }

  /// The number of trials among the first so many in which the goal is reached.
  func countReached(trials: Int) -> Int {
    let source = row(Int(program.goal >> 1))
    let whole = min(trials, EventBlock.size) / 64
    var reached = Int(copse_row_count(source.baseAddress, whole))
    let rest = min(trials, EventBlock.size) - whole * 64
    if rest > 0 { reached += (source[whole] & (1 << UInt64(rest) - 1)).nonzeroBitCount }
    return program.goal & 1 == 1 ? whole * 64 + rest - reached : reached
  }

  private func row(_ index: Int) -> UnsafeMutableBufferPointer<UInt64> {
    precondition(index >= 0 && index <= program.rowCount, "no such row")
    return UnsafeMutableBufferPointer(
      start: rows + index * EventBlock.words, count: EventBlock.words)
  }
}
