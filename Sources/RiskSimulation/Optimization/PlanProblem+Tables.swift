// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension PlanProblem {
  /// Gives controls that bear on nothing a table of zeros.
  mutating func addIdleTables() {
    let used = Set(tables.flatMap(\.controls))
    for control in costs.indices where !used.contains(control) {
      tables.append(LossTable(controls: [control], losses: [0, 0]))
    }
  }
}
