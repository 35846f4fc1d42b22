// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import ExactAnalysis
import OrderedCollections

/// Makes the columns of one threat under any subset of some controls, as a simulation of the plan makes
/// them.
struct ThreatFormulas {
  /// The threat.
  let threat: Threat
  private let model: Model
  private let scenario: Scenario
  private let profile: AttackerProfile?
  private let function: StructureFunction
  private let tree: ProbabilityProgram?
  private let attacks: MinimalAttacks?
  /// The controls that may be active, in the model's order; those in every plan without a bit.
  private let controls: [(control: Control, bit: Int?)]
  private let masks: BearingMasks

  /// Analyses the threat's tree, once for all subsets.
  ///
  /// - Parameters:
  ///   - threat: The threat.
  ///   - model: Its model.
  ///   - scenario: The scenario.
  ///   - profile: The scenario's attacker.
  ///   - kept: The controls that are always active.
  ///   - own: The controls of a subset; bit `i` stands for the `i`th.
  /// - Throws: ``SimulationError`` if the tree is too entangled to be analysed.
  init(
    _ threat: Threat, _ model: Model, _ scenario: Scenario, _ profile: AttackerProfile?,
    kept: [Control], own: [Control]
  ) throws(SimulationError) {
    self.threat = threat
    self.model = model
    self.scenario = scenario
    self.profile = profile
    let bits = Dictionary(uniqueKeysWithValues: own.enumerated().map { ($1.name, $0) })
    let always = Set(kept.map(\.name))
    controls = model.controls.values.compactMap { control in
      if let bit = bits[control.name] { return (control, bit) }
      return always.contains(control.name) ? (control, nil) : nil
    }
    let function = try SimulationError.analysing(threat.name) { () throws(ExactAnalysisError) in
      try StructureFunction(goals: [threat.goal], in: model.forest)
    }
    self.function = function
    let isIndependent = scenario.semantics == .independent
    tree =
      isIndependent
      ? try SimulationError.analysing(threat.name) { () throws(ExactAnalysisError) in
        try ProbabilityProgram(function)
      } : nil
    attacks =
      isIndependent
      ? nil
      : try SimulationError.analysing(threat.name) { () throws(ExactAnalysisError) in
        try MinimalAttacks(function)
      }
    masks = BearingMasks(model, threat, steps: tree?.inputs ?? function.inputs, own)
  }

  /// What all subsets share in a program: nothing made yet.
  var memo: FormulaMemo { FormulaMemo(inputCount: tree?.inputs.count ?? 0) }

  /// The forms of loss, without any effect.
  ///
  /// - Throws: ``SimulationError`` for a loss without finite mean.
  func unmitigated(
    _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> LossCompiler.Compiled {
    let one = builder.constant(1)
    return try LossCompiler(model, ActiveEffects(model, controls: [], profile: nil)).compile(
      threat, yearRate: one, eventRate: one, &builder)
  }

  /// The columns under a subset of the controls.
  ///
  /// - Throws: ``SimulationError`` if an attacker has too many attacks to weigh.
  func formula(
    under subset: Int, _ shared: LossCompiler.Compiled, _ memo: inout FormulaMemo,
    _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> ThreatFormula {
    let vulnerability = try vulnerability(subset, &memo, &builder)
    let attempts = try attempts(subset & masks.attempts, &memo, &builder)
    let rate = builder.emit(.multiply(attempts, vulnerability))
    let retained = try retained(subset & masks.loss, &memo, &builder)
    var sampler = shared.sampler
    sampler.yearRate = try yearRate(rate, &builder)
    sampler.scale = retained.scale
    sampler.transfers = retained.transfers
    let expected = builder.emit(
      .product([attempts, vulnerability, retained.scale, shared.expectedImpact]))
    return ThreatFormula(
      vulnerability: vulnerability, eventRate: rate, expected: expected, sampler: sampler)
  }

  private func effects(under subset: Int) -> ActiveEffects {
    let active = controls.filter { $0.bit.map { subset >> $0 & 1 == 1 } ?? true }.map(\.control)
    return ActiveEffects(model, controls: active, profile: profile)
  }

  private func compiler(under subset: Int) -> TreeCompiler {
    TreeCompiler(
      model, scenario: scenario, profile: profile,
      steps: StepColumns(model, effects(under: subset), profile: profile))
  }

  private func vulnerability(
    _ subset: Int, _ memo: inout FormulaMemo, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    if let tree {
      var columns: [Register] = []
      for index in tree.inputs.indices {
        columns.append(try input(index, subset & masks.steps[index], tree, &memo, &builder))
      }
      return TreeCompiler.emit(tree, over: columns, &builder)
    }
    let key = subset & masks.tree
    if let known = memo.vulnerability[key] { return known }
    guard let attacks else { preconditionFailure("a tree has a program or its attacks") }
    let made = try AttackSelection(
      threat: threat, function: function, attacks: attacks, compiler: compiler(under: key)
    ).vulnerability(&builder)
    memo.vulnerability[key] = made
    return made
  }

  private func input(
    _ index: Int, _ key: Int, _ tree: ProbabilityProgram, _ memo: inout FormulaMemo,
    _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    if let known = memo.inputs[index][key] { return known }
    let made = try compiler(under: key).probability(tree.inputs[index], &builder)
    memo.inputs[index][key] = made
    return made
  }

  private func attempts(
    _ key: Int, _ memo: inout FormulaMemo, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    if let known = memo.attempts[key] { return known }
    let resolved = model.resolved(
      threat.attempts, as: ParameterName.attempts(threat: threat.name))
    let base = try builder.draw(resolved.drawName, resolved.distribution)
    let effects = effects(under: key)
    let made = try effects.apply(
      to: base, .attempts, of: effects.onThreat(threat.name), &builder)
    memo.attempts[key] = made
    return made
  }

  /// The factor on losses, with transfers in proportion; or the transfers, if any is not.
  private func retained(
    _ key: Int, _ memo: inout FormulaMemo, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> (scale: Register, transfers: [SampledTransfer]) {
    if let known = memo.retained[key] { return known }
    let effects = effects(under: key)
    let entries = effects.onThreat(threat.name)
    var scale = try effects.apply(to: builder.constant(1), .loss, of: entries, &builder)
    var transfers: [SampledTransfer] = []
    for entry in entries {
      guard case .transfer(let terms) = entry.effect.change else { continue }
      let share = try effects.size(terms.share, of: entry, &builder)
      transfers.append(SampledTransfer(terms: terms, share: share))
    }
    if transfers.allSatisfy(\.terms.isProportional) {
      for transfer in transfers {
        scale = builder.emit(.reduce(scale, by: transfer.share, coverage: 1))
      }
      transfers = []
    }
    memo.retained[key] = (scale, transfers)
    return (scale, transfers)
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
