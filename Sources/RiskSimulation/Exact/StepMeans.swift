// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The expected probabilities of steps under a scenario's plan and attacker.
enum StepMeans {
  /// The probabilities in the order of the names.
  ///
  /// O(steps and effects).
  ///
  /// - Throws: ``SimulationError`` if the attacker is unknown.
  static func probabilities(
    of names: [String], in model: Model, under scenario: Scenario
  ) throws(SimulationError) -> [Double] {
    let columns = try ScenarioCompiler.stepColumns(of: scenario, in: model)
    var builder = ProgramBuilder(seed: scenario.seed)
    var registers: [Register] = []
    for name in names {
      guard case .step(let step)? = model.forest[name] else {
        registers.append(builder.constant(0))
        continue
      }
      registers.append(try columns.probability(of: step, &builder))
    }
    let program = ColumnProgram(builder, outputs: registers)
    let memory = ColumnMemory(for: program)
    program.runAtMeans(in: memory)
    return registers.map { memory.column(program.slot($0))[0] }
  }
}
