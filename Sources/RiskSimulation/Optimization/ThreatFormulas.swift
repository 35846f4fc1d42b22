// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import ExactAnalysis

/// Makes the columns of one threat under any set of controls, as a simulation of the plan makes them.
struct ThreatFormulas {
  /// The threat.
  let threat: Threat
  private let model: Model
  private let scenario: Scenario
  private let profile: AttackerProfile?
  private let function: StructureFunction
  private let tree: ProbabilityProgram?
  private let attacks: MinimalAttacks?

  /// Analyses the threat's tree, once for all plans.
  ///
  /// - Throws: ``SimulationError`` if the tree is too entangled to be analysed.
  init(
    _ threat: Threat, _ model: Model, _ scenario: Scenario, _ profile: AttackerProfile?
  ) throws(SimulationError) {
    self.threat = threat
    self.model = model
    self.scenario = scenario
    self.profile = profile
    let function = try SimulationError.analysing(threat.name) { () throws(ExactAnalysisError) in
      try StructureFunction(goals: [threat.goal], in: model.forest)
    }
    self.function = function
    guard scenario.semantics == .independent else {
      tree = nil
      attacks = try SimulationError.analysing(threat.name) { () throws(ExactAnalysisError) in
        try MinimalAttacks(function)
      }
      return
    }
    attacks = nil
    tree = try SimulationError.analysing(threat.name) { () throws(ExactAnalysisError) in
      try ProbabilityProgram(function)
    }
  }

  /// What all plans share: the forms of loss, without any effect.
  ///
  /// - Throws: ``SimulationError`` for a loss without finite mean.
  func unmitigated(
    _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> LossCompiler.Compiled {
    let one = builder.constant(1)
    return try LossCompiler(model, ActiveEffects(model, controls: [], profile: nil)).compile(
      threat, yearRate: one, eventRate: one, &builder)
  }

  /// The columns under a set of controls, given what all plans share.
  ///
  /// - Throws: ``SimulationError`` if an attacker has too many attacks to weigh.
  func formula(
    under active: [Control], _ shared: LossCompiler.Compiled, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> ThreatFormula {
    let effects = ActiveEffects(model, controls: active, profile: profile)
    let entries = effects.onThreat(threat.name)
    let vulnerability = try vulnerability(effects, &builder)
    let resolved = model.resolved(
      threat.attempts, as: ParameterName.attempts(threat: threat.name))
    let base = try builder.draw(resolved.drawName, resolved.distribution)
    let attempts = try effects.apply(to: base, .attempts, of: entries, &builder)
    let rate = builder.emit(.multiply(attempts, vulnerability))
    let retained = try retained(effects, entries, &builder)
    var sampler = shared.sampler
    sampler.yearRate = try yearRate(rate, &builder)
    sampler.scale = retained.scale
    sampler.transfers = retained.transfers
    let expected = builder.emit(
      .product([attempts, vulnerability, retained.scale, shared.expectedImpact]))
    return ThreatFormula(
      vulnerability: vulnerability, eventRate: rate, expected: expected, sampler: sampler)
  }

  private func vulnerability(
    _ effects: ActiveEffects, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    let steps = StepColumns(model, effects, profile: profile)
    let trees = TreeCompiler(model, scenario: scenario, profile: profile, steps: steps)
    if let tree { return try trees.emit(tree, &builder) }
    guard let attacks else { return try trees.compile(threat, &builder).vulnerability }
    return try AttackSelection(
      threat: threat, function: function, attacks: attacks, compiler: trees
    ).vulnerability(&builder)
  }

  /// The factor on losses, with transfers in proportion; or the transfers, if any is not.
  private func retained(
    _ effects: ActiveEffects, _ entries: [ActiveEffects.Entry], _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> (scale: Register, transfers: [SampledTransfer]) {
    var scale = try effects.apply(to: builder.constant(1), .loss, of: entries, &builder)
    var transfers: [SampledTransfer] = []
    for entry in entries {
      guard case .transfer(let terms) = entry.effect.change else { continue }
      let share = try effects.size(terms.share, of: entry, &builder)
      transfers.append(SampledTransfer(terms: terms, share: share))
    }
    guard transfers.allSatisfy(\.terms.isProportional) else { return (scale, transfers) }
    for transfer in transfers {
      scale = builder.emit(.reduce(scale, by: transfer.share, coverage: 1))
    }
    return (scale, [])
  }

  private func yearRate(
    _ rate: Register, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    guard case .negativeBinomial(let size) = threat.occurrence else { return rate }
    let factor = try builder.draw(
      ChanceName.yearFactor(threat: threat.name), .gamma(shape: size, scale: 1 / size))
    return builder.emit(.multiply(rate, factor))
  }
}
