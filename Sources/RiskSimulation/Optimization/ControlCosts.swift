// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// What controls cost a year: in expectation, and draw by draw.
struct ControlCosts {
  private let model: Model
  private let seed: UInt64

  /// Makes the costs of a model's controls under a seed.
  init(_ model: Model, seed: UInt64) {
    self.model = model
    self.seed = seed
  }

  /// The expected cost.
  func expected(_ control: Control) -> Double {
    control.cost.map {
      model.resolved($0, as: ParameterName.cost(control: control.name)).distribution.mean
    } ?? 0
  }

  /// By draw, the cost of each control: the draws that a simulation of the same seed makes.
  func draws(of controls: [Control], count: Int) throws(SimulationError) -> [[Double]] {
    guard count > 0, !controls.isEmpty else { return Array(repeating: [], count: count) }
    var builder = ProgramBuilder(seed: seed, correlations: model.correlations)
    var registers: [Register] = []
    for control in controls { registers.append(try column(control, &builder)) }
    let program = ColumnProgram(builder, outputs: registers)
    let memory = ColumnMemory(for: program)
    var draws: [[Double]] = []
    for first in stride(from: 0, to: count, by: TrialBlock.size) {
      program.run(in: memory, firstTrial: UInt64(first))
      for trial in 0..<min(TrialBlock.size, count - first) {
        draws.append(registers.map { memory.column(program.slot($0))[trial] })
      }
    }
    return draws
  }

  private func column(
    _ control: Control, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    guard let cost = control.cost else { return builder.constant(0) }
    let resolved = model.resolved(cost, as: ParameterName.cost(control: control.name))
    return try builder.draw(resolved.drawName, resolved.distribution)
  }
}
