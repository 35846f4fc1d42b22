// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Makes the columns of steps under the active effects, each when it is first asked for.
struct StepColumns {
  private let model: Model
  private let effects: ActiveEffects
  private let profile: AttackerProfile?

  /// Makes the columns of a model's steps under effects and for an attacker.
  init(_ model: Model, _ effects: ActiveEffects, profile: AttackerProfile?) {
    self.model = model
    self.effects = effects
    self.profile = profile
  }

  /// The column of a step's probability, after effects, at most 1.
  func probability(
    of step: Step, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    try column(.probability, step.probability, of: step, &builder)
  }

  /// The column of a step's cost to the attacker; unknown costs are 0.
  func cost(of step: Step, _ builder: inout ProgramBuilder) throws(SimulationError) -> Register {
    try burden(.cost, step.cost, of: step, &builder)
  }

  /// The column of a step's time; unknown times are 0.
  func time(of step: Step, _ builder: inout ProgramBuilder) throws(SimulationError) -> Register {
    try burden(.time, step.time, of: step, &builder)
  }

  /// The column of a step's probability of detection; unknown ones are 0.
  func detection(
    of step: Step, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    try column(.detection, step.detection ?? .point(0), of: step, &builder)
  }

  /// Whether the attacker of the scenario masters the step.
  func isMastered(_ step: Step) -> Bool {
    guard let profile else { return true }
    return profile.freeSteps.contains(step.name) || step.skill <= profile.skill
  }

  private func burden(
    _ quantity: Effect.Quantity, _ estimate: Estimate?, of step: Step,
    _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    let isFree = step.role == .defence || profile?.freeSteps.contains(step.name) == true
    if isFree { return builder.constant(0) }
    return try column(quantity, estimate ?? .point(0), of: step, &builder)
  }

  private func column(
    _ quantity: Effect.Quantity, _ estimate: Estimate, of step: Step,
    _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    let resolved = model.resolved(estimate, as: ParameterName.step(step.name, quantity))
    let base = try builder.draw(resolved.drawName, resolved.distribution)
    return try effects.apply(
      to: base, quantity, of: effects.onStep(step.name), &builder)
  }
}
