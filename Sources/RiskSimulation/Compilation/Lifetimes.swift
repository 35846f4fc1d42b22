// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Which instructions the outputs need, and where each result is read last.
struct Lifetimes {
  private var lastUse: [Int]
  private let searches: [AttackSearch]
  private let instructions: [Instruction]

  /// Walks the instructions backwards from the outputs.
  ///
  /// O(instructions).
  init(_ builder: ProgramBuilder, outputs: Set<Register>) {
    instructions = builder.instructions
    searches = builder.searches
    lastUse = Array(repeating: -1, count: instructions.count)
    for output in outputs { lastUse[Int(output)] = instructions.count }
    for index in instructions.indices.reversed() where lastUse[index] >= 0 {
      for operand in operands(at: index) where lastUse[Int(operand)] < index {
        lastUse[Int(operand)] = index
      }
    }
  }

  /// Whether an output depends on this instruction.
  func isLive(_ index: Int) -> Bool { lastUse[index] >= 0 }

  /// The registers that an instruction reads.
  func operands(at index: Int) -> [Register] {
    if case .search(let search) = instructions[index] {
      return searches[Int(search)].operands
    }
    return instructions[index].operands
  }

  /// The operands that no later instruction reads.
  func operandsEnding(at index: Int) -> [Register] {
    operands(at: index).filter { lastUse[Int($0)] == index }
  }
}
