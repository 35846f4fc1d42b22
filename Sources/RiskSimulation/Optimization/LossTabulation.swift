// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import ExactAnalysis
import OrderedCollections

/// Tabulates each threat's expected annual loss over the subsets of the controls that bear on it, with
/// the columns that simulation uses, so that both agree.
struct LossTabulation {
  /// A threat's losses by subset: the mean over the sample, that over a fresh one, and single draws.
  struct Result: Sendable {
    var sample: LossTable
    var fresh: LossTable
    var single: [LossTable]
  }

  let model: Model
  let scenario: Scenario
  let profile: AttackerProfile?
  /// The controls that are in every plan.
  let kept: [Control]
  /// The controls that may be chosen.
  let candidates: [Control]
  /// The number of draws, in blocks.
  let blocks: Int
  /// How many single draws are given.
  let singles: Int

  /// Tabulates a threat.
  ///
  /// O(subsets x draws).
  func tabulate(_ threat: Threat) throws -> Result {
    let nodes = model.forest.topologicalOrder(from: [threat.goal])
    let own = candidates.indices.filter { bears(candidates[$0], on: threat, nodes) }
    guard own.count <= PlanOptimizer.maximumPerThreat else {
      throw OptimizationError.tooManyControlsOn(threat: threat.name, count: own.count)
    }
    var builder = ProgramBuilder(seed: scenario.seed)
    let impact = try meanImpact(threat, &builder)
    let function = try StructureFunction(goals: [threat.goal], in: model.forest)
    let tree = scenario.semantics == .independent ? try ProbabilityProgram(function) : nil
    var registers: [Register] = []
    for subset in 0..<(1 << own.count) {
      let controls = own.indices.filter { subset >> $0 & 1 == 1 }.map { candidates[own[$0]] }
      registers.append(try loss(threat, controls, tree, impact, &builder))
    }
    return run(ColumnProgram(builder, outputs: registers), registers, own)
  }

  private func run(
    _ program: ColumnProgram, _ registers: [Register], _ own: [Int]
  ) -> Result {
    let memory = ColumnMemory(for: program)
    var sums = [registers.map { _ in 0.0 }, registers.map { _ in 0.0 }]
    var single = Array(repeating: registers.map { _ in 0.0 }, count: singles)
    for block in 0..<(2 * blocks) {
      program.run(in: memory, firstTrial: UInt64(block * TrialBlock.size))
      for (index, register) in registers.enumerated() {
        let column = memory.column(program.slot(register))
        sums[block / blocks][index] += column.reduce(0, +)
        if block == 0 { for draw in 0..<singles { single[draw][index] = column[draw] } }
      }
    }
    let draws = Double(blocks * TrialBlock.size)
    func table(_ sums: [Double]) -> LossTable {
      LossTable(controls: own, losses: sums.map { $0 / draws })
    }
    return Result(
      sample: table(sums[0]), fresh: table(sums[1]),
      single: single.map { LossTable(controls: own, losses: $0) })
  }

  /// Whether a control changes a threat's figures, or those of a node of its tree.
  private func bears(_ control: Control, on threat: Threat, _ nodes: [String]) -> Bool {
    let effects = ActiveEffects(model, controls: [control], profile: nil)
    if !effects.onThreat(threat.name).isEmpty { return true }
    return nodes.contains { node in
      effects.onStep(node).contains {
        scenario.semantics != .independent || $0.effect.quantity == .probability
      }
    }
  }

  /// The expected loss of one event before any effect.
  private func meanImpact(
    _ threat: Threat, _ builder: inout ProgramBuilder
  ) throws -> Register {
    let none = ActiveEffects(model, controls: [], profile: nil)
    let rate = builder.constant(1)
    return try LossCompiler(model, none).compile(
      threat, yearRate: rate, eventRate: rate, &builder
    ).expectedImpact
  }

  private func loss(
    _ threat: Threat, _ chosen: [Control], _ tree: ProbabilityProgram?, _ impact: Register,
    _ builder: inout ProgramBuilder
  ) throws -> Register {
    let names = Set((kept + chosen).map(\.name))
    let active = model.controls.values.filter { names.contains($0.name) }
    let effects = ActiveEffects(model, controls: active, profile: profile)
    let steps = StepColumns(model, effects, profile: profile)
    let trees = TreeCompiler(model, scenario: scenario, profile: profile, steps: steps)
    let vulnerability =
      if let tree { try trees.emit(tree, &builder) } else {
        try trees.compile(threat, &builder).vulnerability
      }
    let entries = effects.onThreat(threat.name)
    let resolved = model.resolved(
      threat.attempts, as: ParameterName.attempts(threat: threat.name))
    let base = try builder.draw(resolved.drawName, resolved.distribution)
    let attempts = try effects.apply(to: base, .attempts, of: entries, &builder)
    var scale = try effects.apply(to: builder.constant(1), .loss, of: entries, &builder)
    for entry in entries {
      guard case .transfer(let terms) = entry.effect.change else { continue }
      guard terms.isProportional else { throw OptimizationError.transfer(threat: threat.name) }
      let share = try effects.size(terms.share, of: entry, &builder)
      scale = builder.emit(.reduce(scale, by: share, coverage: 1))
    }
    return builder.emit(.product([attempts, vulnerability, scale, impact]))
  }
}
