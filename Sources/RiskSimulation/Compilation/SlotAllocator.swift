// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Gives columns slots of memory, and takes back those that nobody reads any more.
struct SlotAllocator {
  private(set) var slotCount = 0
  private let lifetimes: Lifetimes
  private var slots: [Register: Register] = [:]
  private var free: [Register] = []

  /// Makes an allocator without slots.
  init(_ lifetimes: Lifetimes) {
    self.lifetimes = lifetimes
  }

  /// The slot of a column that was placed.
  ///
  /// - Precondition: the column was placed.
  func slot(of register: Register) -> Register {
    guard let slot = slots[register] else {
      preconditionFailure("a column is read before it is made")
    }
    return slot
  }

  /// Finds a slot for a new column.
  ///
  /// An operand's slot is never reused for the result of the same instruction, since kernels may
  /// write a result before they have read all operands. A column that is filled once, before the
  /// program runs, must not reuse a slot at all.
  mutating func place(_ register: Register, reusing isReusing: Bool = true) -> Register {
    let slot: Register
    if isReusing, let reused = free.popLast() {
      slot = reused
    } else {
      slot = Register(slotCount)
      slotCount += 1
    }
    slots[register] = slot
    return slot
  }

  /// Takes back the slots of columns that are read for the last time here; outputs stay.
  mutating func release(endingAt index: Int, keeping outputs: Set<Register>) {
    for operand in Set(lifetimes.operandsEnding(at: index)).sorted()
    where !outputs.contains(operand) {
      free.append(slot(of: operand))
    }
  }
}
