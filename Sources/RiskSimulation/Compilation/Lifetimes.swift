// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Which instructions the outputs need, and where each result is read last.
struct Lifetimes {
  private var lastUse: [Int]
  private let builder: ProgramBuilder

  /// Walks the instructions backwards from the outputs.
  ///
  /// O(instructions).
  init(_ builder: ProgramBuilder, outputs: Set<Register>) {
    self.builder = builder
    let count = builder.instructions.count
    lastUse = Array(repeating: -1, count: count)
    for output in outputs { lastUse[Int(output)] = count }
    for index in (0..<count).reversed() where lastUse[index] >= 0 {
      for operand in builder.operands(of: Register(index)) where lastUse[Int(operand)] < index {
        lastUse[Int(operand)] = index
      }
    }
  }

  /// Whether an output depends on this instruction.
  func isLive(_ index: Int) -> Bool { lastUse[index] >= 0 }

  /// The operands that no later instruction reads.
  func operandsEnding(at index: Int) -> [Register] {
    builder.operands(of: Register(index)).filter { lastUse[Int($0)] == index }
  }
}
