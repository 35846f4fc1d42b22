// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The memory of a column program: slots and scratch columns of one block of trials.
///
/// A class, since it owns raw memory; each worker has its own. The kernels run over raw columns because
/// arrays of arrays would be checked, copied and reference-counted at every operation.
final class ColumnMemory {
  typealias Column = UnsafeMutableBufferPointer<Double>

  private let storage: UnsafeMutableBufferPointer<Double>
  /// A column for the levels of a draw.
  let levels: Column
  private let slotCount: Int
  private let scratchCount: Int
  /// One search's scratch memory for each search of the program.
  var searches: [AttackSearchKernel]

  /// Allocates memory for a program; all columns are 0 but those that are the same in every trial.
  init(for program: ColumnProgram) {
    slotCount = program.slotCount
    scratchCount = program.scratchCount
    let columns = slotCount + scratchCount + 1
    storage = Self.allocate(columns * TrialBlock.size)
    levels = Column(rebasing: storage.suffix(TrialBlock.size))
    searches = program.searches.map { AttackSearchKernel($0) }
    for (slot, value) in program.constants { column(Int(slot)).update(repeating: value) }
  }

  deinit {
    UnsafeMutableRawBufferPointer(storage).deallocate()
  }

  /// The column in a slot.
  ///
  /// - Precondition: the slot belongs to the program.
  func column(_ slot: Int) -> Column {
    precondition(slot >= 0 && slot < slotCount, "no such slot")
    return slice(slot)
  }

  /// A scratch column, whose content does not survive the instruction.
  ///
  /// - Precondition: the index is one that the program asked for.
  func scratch(_ index: Int) -> Column {
    precondition(index >= 0 && index < scratchCount, "no such scratch column")
    return slice(slotCount + index)
  }

  /// The first number of the first slot.
  var base: UnsafePointer<Double>? { UnsafePointer(storage.baseAddress) }

  /// Numbers that begin at a line of cache, all 0.
  private static func allocate(_ count: Int) -> UnsafeMutableBufferPointer<Double> {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: count * MemoryLayout<Double>.stride, alignment: 64)
    let numbers = memory.bindMemory(to: Double.self)
    numbers.initialize(repeating: 0)
    return numbers
  }

  private func slice(_ index: Int) -> Column {
    let first = index * TrialBlock.size
    return Column(rebasing: storage[first..<(first + TrialBlock.size)])
  }
}
