// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// A straight-line program over columns of trials, with a slot of memory for each live column.
struct ColumnProgram: Sendable {
  /// An instruction whose operands are slots, and the slot of its result.
  struct Line: Sendable {
    /// The operation.
    var instruction: Instruction
    /// Where the result goes.
    var result: Register
  }

  /// The instructions in order.
  let lines: [Line]
  /// The number of slots.
  let slotCount: Int
  /// The number of scratch columns that an instruction may need.
  let scratchCount: Int
  /// The quantities that draws name by index.
  let quantities: [DrawnQuantity]
  /// Their uniform numbers under plain sampling.
  let independentUniforms: any UniformSource
  /// How correlated quantities are made.
  let copula: Copula
  /// The laws that draws name by index.
  let laws: [QuantileTable]
  /// The means of the laws.
  let lawMeans: [Double]
  /// The searches that instructions name by index, with operands as slots.
  let searches: [AttackSearch]
  private let slots: [Register: Register]

  /// Finishes a program: keeps what the outputs need and shares slots between columns that are not alive together.
  ///
  /// O(instructions).
  init(_ builder: ProgramBuilder, outputs: some Sequence<Register>) {
    let outputs = Set(outputs)
    let lifetimes = Lifetimes(builder, outputs: outputs)
    var allocator = SlotAllocator(lifetimes)
    var lines: [Line] = []
    for (index, instruction) in builder.instructions.enumerated() where lifetimes.isLive(index) {
      let placed = instruction.mapOperands { allocator.slot(of: $0) }
      let result = allocator.place(Register(index))
      lines.append(Line(instruction: placed, result: result))
      allocator.release(endingAt: index, keeping: outputs)
    }
    self.lines = lines
    slotCount = allocator.slotCount
    scratchCount =
      lines.map { line in
        if case .atLeast(let k, _) = line.instruction { k + 1 } else { 0 }
      }.max() ?? 0
    quantities = builder.quantities
    copula = Copula(
      builder.quantities, correlations: builder.correlations, seed: builder.seed)
    independentUniforms = copula.applied(to: IndependentUniforms(copula.quantities))
    laws = builder.laws.map { QuantileTable($0) }
    lawMeans = builder.laws.map(\.mean)
    searches = builder.searches.map { search in search.mapOperands { allocator.slot(of: $0) } }
    slots = Dictionary(uniqueKeysWithValues: outputs.map { ($0, allocator.slot(of: $0)) })
  }

  /// The slot of an output.
  ///
  /// - Precondition: the register was named as an output.
  func slot(_ output: Register) -> Int {
    guard let slot = slots[output] else { preconditionFailure("not an output of the program") }
    return Int(slot)
  }
}
