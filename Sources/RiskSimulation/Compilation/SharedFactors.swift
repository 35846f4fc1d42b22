// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Which parameters two factors of a product share, so that the product is not affine in them.
struct SharedFactors {
  /// The parameters, ascending.
  let parameters: [Int32]

  /// Marks upwards which of some quantities each register hangs on; `needed` are the registers of a column, ascending.
  ///
  /// O(registers x quantities).
  init(of quantities: [Int32], _ needed: [Register], in builder: ProgramBuilder) {
    guard !quantities.isEmpty, let column = needed.last else {
      parameters = []
      return
    }
    var marks = ParameterMarks(quantities, registers: Int(column) + 1, used: needed)
    for register in needed {
      let instruction = builder.instructions[Int(register)]
      switch instruction {
      case .draw(let quantity, _): marks.mark(register, quantity)
      case .select(let condition, let high, let low):
        marks.join(high, into: register, isFactor: false)
        marks.join(low, into: register, isFactor: false)
        marks.join(condition, into: register, isFactor: true)
      case .add(let a, let b):
        marks.join(a, into: register, isFactor: false)
        marks.join(b, into: register, isFactor: false)
      default:
        for operand in builder.operands(of: register) {
          marks.join(operand, into: register, isFactor: true)
        }
      }
    }
    parameters = marks.shared
  }
}
