// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension ThreatFormula {
  /// The same formula with slots for the registers that a program keeps; the others are not read.
  func placed(keeping registers: [Register], in program: ColumnProgram) -> ThreatFormula {
    let kept = Set(registers)
    func slot(_ register: Register) -> Register {
      kept.contains(register) ? Register(program.slot(register)) : 0
    }
    return ThreatFormula(
      vulnerability: slot(vulnerability), eventRate: slot(eventRate), expected: slot(expected),
      sampler: sampler.mapOperands(slot))
  }
}
