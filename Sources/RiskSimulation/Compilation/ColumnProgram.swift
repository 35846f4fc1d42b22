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

  /// The most columns of constants that keep a slot to themselves.
  private static let mostConstants = 256

  /// The instructions in order, without those of ``constants``.
  let lines: [Line]
  /// The slots of columns that are the same in every trial, and their numbers.
  let constants: [Register: Double]
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
  /// The laws that draws name by index; none in a program that is only run at their means.
  let laws: [QuantileTable]
  /// What they are tables of.
  let distributions: [Distribution]
  /// The searches that instructions name by index, with operands as slots.
  let searches: [AttackSearch]
  private let slots: [Register: Register]

  /// Finishes a program: keeps what the outputs need and shares slots between columns that are not alive together.
  ///
  /// O(instructions), and the tables of laws that no program tabulated before. A program that is only run at
  /// the means of its laws needs none.
  init(
    _ builder: ProgramBuilder, outputs: some Sequence<Register>, isDrawn: Bool = true
  ) {
    let outputs = Set(outputs)
    let lifetimes = Lifetimes(builder, outputs: outputs)
    var allocator = SlotAllocator(lifetimes)
    var lines: [Line] = []
    var constants: [Register: Double] = [:]
    var live = LiveLaws(builder.laws)
    var kept = outputs
    for (index, instruction) in builder.instructions.enumerated() where lifetimes.isLive(index) {
      let placed = instruction.mapOperands { allocator.slot(of: $0) }
      if case .constant(let value) = placed, constants.count < Self.mostConstants {
        constants[allocator.place(Register(index), reusing: false)] = value
        kept.insert(Register(index))
      } else {
        let result = allocator.place(Register(index))
        lines.append(Line(instruction: live.renumbered(placed), result: result))
      }
      allocator.release(endingAt: index, keeping: kept)
    }
    self.lines = lines
    self.constants = constants
    slotCount = allocator.slotCount
    scratchCount =
      lines.map { line in
        if case .atLeast(let k, _) = line.instruction { k + 1 } else { 0 }
      }.max() ?? 0
    quantities = builder.quantities
    copula = Copula(
      builder.quantities, correlations: builder.correlations, seed: builder.seed)
    independentUniforms = copula.applied(to: IndependentUniforms(copula.quantities))
    laws = isDrawn ? live.laws.map { TableCache.shared.table(of: $0) } : []
    distributions = live.laws
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
