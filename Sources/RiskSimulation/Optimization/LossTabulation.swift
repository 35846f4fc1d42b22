// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Tabulates one figure of each threat over the subsets of the controls that bear on it, with the columns
/// that simulation uses, so that both agree.
struct LossTabulation: Sendable {
  /// A threat's figures by subset.
  struct Result: Sendable {
    /// The mean over the sample.
    var sample: LossTable
    /// The mean over as many fresh draws.
    var fresh: LossTable
    /// Single draws, the first of the sample.
    var single: [LossTable]
    /// The range of the simulated years of the sample, and of fresh draws, if the objective is one of years.
    var ranges: [YearRange] = []
  }

  let model: Model
  let scenario: Scenario
  let profile: AttackerProfile?
  /// The controls that are in every plan.
  let kept: [Control]
  /// The controls that may be chosen.
  let candidates: [Control]
  /// What is tabulated.
  let objective: PlanObjective
  /// The number of draws, in blocks.
  let blocks: Int
  /// How many single draws are given.
  let singles: Int

  /// The candidates that bear on a threat, by index.
  ///
  /// O(candidates x nodes of the tree).
  func controls(on threat: Threat) -> [Int] {
    let nodes = model.forest.topologicalOrder(from: [threat.goal])
    return candidates.indices.filter { bears(candidates[$0], on: threat, nodes) }
  }

  /// Tabulates a threat over the given candidates.
  ///
  /// O(subsets x draws).
  ///
  /// - Throws: ``SimulationError`` if the threat cannot be simulated.
  func tabulate(_ threat: Threat, over own: [Int]) throws -> Result {
    let parts = try parts(of: threat, over: own) {
      (subsets, formulas) throws(SimulationError) in
      var sums = TabulationSums(
        subsets: subsets.count, draws: draws, singles: singles, hasYears: !objective.isAdditive)
      try read(subsets, formulas, blocks: 0..<(2 * blocks)) { index, block, column in
        sums.add(column, subset: index, block: block, of: blocks)
      }
      return sums
    }
    return TabulationSums.joined(parts).result(controls: own)
  }

  /// The simulated years of a threat in some trials of the sample, or of the fresh draws.
  ///
  /// O(subsets x draws).
  ///
  /// - Throws: ``SimulationError`` if the threat cannot be simulated.
  func years(
    of threat: Threat, over own: [Int], isFresh: Bool, _ selection: YearSelection
  ) throws -> YearTable {
    let first = isFresh ? blocks : 0
    let parts = try parts(of: threat, over: own) {
      (subsets, formulas) throws(SimulationError) in
      var years = SelectedYears(subsets: subsets.count, selection)
      try read(subsets, formulas, blocks: first..<(first + blocks)) { index, block, column in
        years.set(column, subset: index, from: (block - first) * TrialBlock.size)
      }
      return years.losses
    }
    return YearTable(controls: own, selection, parts: parts)
  }

  /// The number of draws of the sample.
  private var draws: Int { blocks * TrialBlock.size }

  /// What is made of a threat's subsets, a part of them at a time, so that the columns of one program stay in cache.
  private func parts<Part: Sendable>(
    of threat: Threat, over own: [Int],
    _ body: @Sendable (Range<Int>, ThreatFormulas) throws(SimulationError) -> Part
  ) throws(SimulationError) -> [Part] {
    let formulas = try ThreatFormulas(
      threat, LossEventLearning.applied(to: model, under: scenario), scenario, profile, kept: kept,
      own: own.map { candidates[$0] })
    let (subsets, size) = (1 << own.count, YearTable.subsetsPerPart)
    return try ParallelMap.map((subsets + size - 1) / size) { part throws(SimulationError) in
      try body((part * size)..<min((part + 1) * size, subsets), formulas)
    }
  }

  /// Calls a function with the index of each subset, a block, and the subset's figures in the block.
  private func read(
    _ subsets: Range<Int>, _ formulas: ThreatFormulas, blocks: Range<Int>,
    _ body: (Int, Int, UnsafeBufferPointer<Double>) -> Void
  ) throws(SimulationError) {
    var builder = ProgramBuilder(seed: scenario.seed, correlations: model.correlations)
    let shared = try formulas.unmitigated(&builder)
    var memo = formulas.memo
    var compiled: [ThreatFormula] = []
    for subset in subsets {
      compiled.append(try formulas.formula(under: subset, shared, &memo, &builder))
    }
    let program = ColumnProgram(builder, outputs: compiled.flatMap { needed($0) })
    let placed = compiled.map { $0.placed(keeping: needed($0), in: program) }
    let memory = ColumnMemory(for: program)
    var reader = FigureReader(
      formulas: placed, objective: objective, occurrence: formulas.threat.occurrence)
    for block in blocks {
      let trial = UInt64(block * TrialBlock.size)
      program.run(in: memory, firstTrial: trial)
      reader.read(memory, firstTrial: trial) { body($0, block, $1) }
    }
  }

  /// The columns of a formula that the objective needs.
  private func needed(_ formula: ThreatFormula) -> [Register] {
    switch objective {
    case .success: [formula.vulnerability]
    case .expected where formula.isLinear: [formula.expected]
    case .expected: formula.outputs
    case .var95, .tvar95: formula.sampler.outputs
    }
  }

  /// Whether a control changes a threat's figures, or those of a node of its tree.
  private func bears(_ control: Control, on threat: Threat, _ nodes: [String]) -> Bool {
    let effects = ActiveEffects(model, controls: [control], profile: nil)
    if objective != .success && !effects.onThreat(threat.name).isEmpty { return true }
    return nodes.contains { node in
      effects.onStep(node).contains {
        scenario.semantics != .independent || $0.effect.quantity == .probability
      }
    }
  }
}
