// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

extension ColumnProgram {
  /// Computes all columns of the block of trials that begins at `firstTrial`, by plain sampling unless
  /// other uniform numbers are given.
  func run(in memory: ColumnMemory, firstTrial: UInt64, uniforms: (any UniformSource)? = nil) {
    let uniforms = uniforms ?? independentUniforms
    run(in: memory) { quantity, law, column in
      uniforms.fill(memory.levels, quantity: Int(quantity), firstTrial: firstTrial)
      laws[Int(law)].apply(to: UnsafeBufferPointer(memory.levels), into: column)
    }
  }

  /// The values of columns with the mean of each law in the place of its draws, by a program of their own.
  ///
  /// O(instructions).
  static func means(of registers: [Register], _ builder: ProgramBuilder) -> [Double] {
    let program = ColumnProgram(builder, outputs: registers, isDrawn: false)
    let memory = ColumnMemory(for: program)
    program.runAtMeans(in: memory)
    return registers.map { memory.column(program.slot($0))[0] }
  }

  /// Computes all columns with the mean of each law in the place of its draws.
  func runAtMeans(in memory: ColumnMemory) {
    run(in: memory) { _, law, column in
      column.update(repeating: distributions[Int(law)].mean)
    }
  }

  private func run(
    in memory: ColumnMemory, draw: (Int32, Int32, ColumnMemory.Column) -> Void
  ) {
    for line in lines {
      let result = memory.column(Int(line.result))
      if case .draw(let quantity, let law) = line.instruction {
        draw(quantity, law, result)
      } else {
        compute(line.instruction, into: result, memory)
      }
    }
  }

  private func compute(
    _ instruction: Instruction, into result: ColumnMemory.Column, _ memory: ColumnMemory
  ) {
    func column(_ slot: Register) -> ColumnMemory.Column { memory.column(Int(slot)) }
    switch instruction {
    case .draw:
      break
    case .constant(let value):
      result.update(repeating: value)
    case .multiply(let a, let b):
      ColumnKernel.multiply(column(a), column(b), into: result)
    case .add(let a, let b):
      ColumnKernel.add(column(a), column(b), into: result)
    case .maximum(let a, let b):
      ColumnKernel.map(column(a), column(b), into: result) { $0 > $1 ? $0 : $1 }
    case .reduce(let a, let b, let coverage):
      ColumnKernel.reduce(column(a), by: column(b), coverage: coverage, into: result)
    case .cap(let a):
      ColumnKernel.map(column(a), into: result) { $0 < 1 ? $0 : 1 }
    case .complement(let a):
      ColumnKernel.map(column(a), into: result) { 1 - $0 }
    case .product(let inputs):
      ColumnKernel.product(of: inputs, in: memory, into: result)
    case .coproduct(let inputs):
      ColumnKernel.coproduct(of: inputs, in: memory, into: result)
    case .select(let condition, let high, let low):
      ColumnKernel.select(column(condition), column(high), column(low), into: result)
    case .likelier(let low, let probability, let high):
      ColumnKernel.likelier(column(low), column(probability), column(high), into: result)
    case .cheaper(let low, let cost, let high):
      ColumnKernel.cheaper(column(low), column(cost), column(high), into: result)
    case .affordable(let a, let cost, let limit):
      ColumnKernel.map(column(a), column(cost), column(limit), into: result) {
        $1 <= $2 ? $0 : 0
      }
    case .atLeast(let k, let inputs):
      ColumnKernel.atLeast(
        k, of: inputs.map(column), scratch: (0...k).map { memory.scratch($0) }, into: result)
    case .apply(.exponentialFailure, let inputs):
      ColumnKernel.map(column(inputs[0]), column(inputs[1]), into: result) {
        -PinnedMath.expm1(-$0 * $1)
      }
    case .apply(let function, let inputs):
      let columns = inputs.map(column)
      for trial in result.indices { result[trial] = function.value(columns.map { $0[trial] }) }
    case .search(let index):
      runSearch(Int(index), into: result, memory)
    }
  }

  private func runSearch(
    _ index: Int, into result: ColumnMemory.Column, _ memory: ColumnMemory
  ) {
    for trial in result.indices {
      result[trial] = memory.searches[index].best(searches[index]) { slot in
        memory.column(Int(slot))[trial]
      }
    }
  }
}
