// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Takes parameters out of a column by expectation, so that fewer are left to be sampled.
///
/// The mean of a function that is affine in each of some numbers, which are independent of each other and of all else, is its value
/// at their means. What is left is the conditional expectation given the other parameters: its mean is the same, its
/// variance less (conditional Monte Carlo: Asmussen and Glynn, Stochastic Simulation, 2007, section V.4).
///
/// A parameter stays if two factors of a product hang on it, if it is under a function that is not affine (an
/// attacker's choice, a cap), if it is correlated with others, or if it has no finite mean.
struct ParameterIntegration {
  /// The most marks (columns times parameters) that are set to tell which factors share a parameter; beyond
  /// it, a parameter that is read in several places stays.
  private static let mostMarks = 1 << 26

  /// The registers that the column needs, ascending, the column last.
  private let needed: [Register]
  /// By quantity whether it stays.
  private let isKept: [Bool]

  /// Finds the parameters of a column that must stay.
  ///
  /// O(instructions up to the column), and the instructions it needs times its parameters that are read in several places.
  init(of column: Register, in builder: ProgramBuilder) {
    needed = ParameterUses.registers(of: column, in: builder)
    let uses = ParameterUses(needed, in: builder)
    var isKept = uses.isBent
    let doubtful = uses.repeated
    let shared =
      doubtful.count * needed.count <= Self.mostMarks
      ? SharedFactors(of: doubtful, needed, in: builder).parameters : doubtful
    for quantity in shared { isKept[Int(quantity)] = true }
    self.isKept = isKept
  }

  /// The column of the conditional expectation, made of new instructions where the old ones do not serve.
  func emit(into builder: inout ProgramBuilder) -> Register {
    guard let column = needed.last else { return builder.constant(0) }
    var moved = Array(0...column)
    for register in needed {
      let instruction = builder.instructions[Int(register)]
      if case .draw(let quantity, let law) = instruction {
        let mean = isKept[Int(quantity)] ? .nan : builder.laws[Int(law)].mean
        if mean.isFinite { moved[Int(register)] = builder.constant(mean) }
      } else if instruction.operands.contains(where: { moved[Int($0)] != $0 }) {
        moved[Int(register)] = builder.emit(instruction.mapOperands { moved[Int($0)] })
      }
    }
    return moved[Int(column)]
  }
}
