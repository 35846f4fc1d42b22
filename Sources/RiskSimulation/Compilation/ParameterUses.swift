// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// In how many places a column reads each parameter, and through what.
struct ParameterUses {
  /// By quantity whether the column is not affine in it for what it is read through, or it is correlated with others.
  private(set) var isBent: [Bool]
  /// The other quantities that are read in several places.
  private(set) var repeated: [Int32] = []

  /// Walks the instructions of a column backwards; `needed` are its registers, ascending, the column last.
  ///
  /// O(instructions up to the column).
  init(_ needed: [Register], in builder: ProgramBuilder) {
    let correlated = Set(builder.correlations.flatMap { [$0.first, $0.second] })
    isBent = builder.quantities.map { correlated.contains($0.name) }
    guard let column = needed.last else { return }
    // Ways from the column to a register: none, one or several.
    var ways = Array(repeating: UInt8(0), count: Int(column) + 1)
    var isUnderBend = Array(repeating: false, count: Int(column) + 1)
    var reads = Array(repeating: UInt8(0), count: isBent.count)
    ways[Int(column)] = 1
    for register in needed.reversed().map(Int.init) {
      let instruction = builder.instructions[register]
      if case .draw(let quantity, _) = instruction {
        reads[Int(quantity)] = min(reads[Int(quantity)] + ways[register], 2)
        if isUnderBend[register] { isBent[Int(quantity)] = true }
      }
      let bends = isUnderBend[register] || !instruction.isAffineInEach
      for operand in builder.operands(of: Register(register)).map(Int.init) {
        ways[operand] = min(ways[operand] + ways[register], 2)
        if bends { isUnderBend[operand] = true }
      }
    }
    repeated = reads.indices.filter { reads[$0] > 1 && !isBent[$0] }.map { Int32($0) }
  }

  /// The registers that a column needs, ascending, itself last.
  ///
  /// O(instructions).
  static func registers(of column: Register, in builder: ProgramBuilder) -> [Register] {
    let lifetimes = Lifetimes(builder, outputs: [column])
    return (0...column).filter { lifetimes.isLive(Int($0)) }
  }

  /// The quantities that a column hangs on.
  static func parameters(of column: Register, in builder: ProgramBuilder) -> [Int32] {
    registers(of: column, in: builder).compactMap { register in
      if case .draw(let quantity, _) = builder.instructions[Int(register)] { quantity } else { nil }
    }
  }
}
