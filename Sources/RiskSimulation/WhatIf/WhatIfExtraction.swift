// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Takes from a program what depends on switches, and the columns that this needs.
struct WhatIfExtraction {
  /// Numbers that are the same in every trial.
  private(set) var constants: [Double] = []
  /// The operations that depend on switches.
  private(set) var operations: [WhatIf.Operation] = []
  /// Whether something that depends on a switch is found by a search.
  private(set) var hasSearch = false

  private let builder: ProgramBuilder
  private let kept: [Register]
  private var frontier: [Register] = []
  private var values: [Register: Int] = [:]
  private var next = 0
  private var firstConstant = 0

  /// Walks the instructions twice: to see what depends on switches, and to number what is needed.
  ///
  /// O(instructions).
  init(_ builder: ProgramBuilder, switches: [Register], outputs: [Register], kept: [Register]) {
    self.builder = builder
    self.kept = kept
    let lifetimes = Lifetimes(builder, outputs: Set(outputs))
    var depends = Array(repeating: false, count: builder.instructions.count)
    for gate in switches { depends[Int(gate)] = true }
    let gates = Set(switches)
    var chosen: [Int] = []
    var needed = Set(outputs)
    for index in builder.instructions.indices where lifetimes.isLive(index) {
      let operands = builder.operands(of: Register(index))
      guard !gates.contains(Register(index)), operands.contains(where: { depends[Int($0)] })
      else { continue }
      depends[index] = true
      chosen.append(index)
      needed.formUnion(operands)
    }
    number(needed.sorted(), depends, switches)
    for index in chosen { add(index) }
  }

  /// The place of a column among the values.
  ///
  /// - Precondition: it is an output.
  func value(of register: Register) -> Int {
    guard let value = values[register] else { preconditionFailure("not among the values") }
    return value
  }

  /// The number of trials whose columns fit.
  func fitting(draws: Int, cells: Int) -> Int {
    var draws = draws
    while draws > 1 && (frontier.count + kept.count) * draws > cells { draws /= 2 }
    return draws
  }

  /// The columns that the operations read, and those that were to be kept.
  ///
  /// O(instructions x draws).
  func columns(
    draws: Int, _ design: SamplingDesign
  ) -> (read: [[Double]], kept: [[Double]]) {
    let program = ColumnProgram(builder, outputs: frontier + kept)
    let memory = ColumnMemory(for: program)
    let uniforms = design.uniforms(for: program)
    var columns = (frontier + kept).map { _ in [Double]() }
    for first in stride(from: 0, to: draws, by: TrialBlock.size) {
      program.run(in: memory, firstTrial: UInt64(first), uniforms: uniforms)
      let count = min(TrialBlock.size, draws - first)
      for (index, register) in (frontier + kept).enumerated() {
        columns[index] += memory.column(program.slot(register))[..<count]
      }
    }
    return (Array(columns.prefix(frontier.count)), Array(columns.dropFirst(frontier.count)))
  }

  /// Numbers switches, constants and columns, in this order.
  private mutating func number(_ needed: [Register], _ depends: [Bool], _ switches: [Register]) {
    for (index, gate) in switches.enumerated() { values[gate] = index }
    let free = needed.filter { !depends[Int($0)] }
    for register in free {
      guard let number = builder.value(register) else {
        frontier.append(register)
        continue
      }
      values[register] = switches.count + constants.count
      constants.append(number)
    }
    // Coverages and thresholds are numbers of instructions: they get a constant of their own.
    for instruction in builder.instructions {
      switch instruction {
      case .reduce(_, _, let coverage): constant(coverage)
      case .atLeast(let k, _): constant(Double(k))
      default: break
      }
    }
    let first = switches.count + constants.count
    for (index, register) in frontier.enumerated() { values[register] = first + index }
    next = first + frontier.count
    firstConstant = switches.count
  }

  private mutating func constant(_ number: Double) {
    if !constants.contains(number) { constants.append(number) }
  }

  private func place(ofConstant number: Double) -> Int {
    firstConstant + (constants.firstIndex(of: number) ?? 0)
  }

  private mutating func add(_ index: Int) {
    let instruction = builder.instructions[index]
    guard let (kind, operands) = operation(instruction) else {
      hasSearch = true
      return
    }
    operations.append(.init(kind: kind, operands: operands))
    values[Register(index)] = next
    next += 1
  }

  private func operation(
    _ instruction: Instruction
  ) -> (WhatIf.Operation.Kind, [Int])? {
    let read = instruction.operands.map { values[$0] ?? 0 }
    switch instruction {
    case .multiply, .product: return (.product, read)
    case .add: return (.sum, read)
    case .coproduct: return (.coproduct, read)
    case .reduce(_, _, let coverage): return (.reduce, read + [place(ofConstant: coverage)])
    case .cap: return (.cap, read)
    case .complement: return (.complement, read)
    case .select: return (.select, read)
    case .atLeast(let k, _): return (.atLeast, [place(ofConstant: Double(k))] + read)
    case .maximum: return (.maximum, read)
    case .likelier: return (.likelier, read)
    case .affordable: return (.affordable, read)
    case .cheaper, .apply, .search, .constant, .draw: return nil
    }
  }
}
