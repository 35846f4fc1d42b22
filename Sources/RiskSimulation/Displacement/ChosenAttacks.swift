// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import OrderedCollections

/// How often each minimal attack of a threat is chosen over the draws of a scenario.
struct ChosenAttacks {
  /// By attack, its steps sorted, the number of draws in which it is chosen.
  private(set) var counts: [[String]: Int] = [:]
  private var none = 0
  private var success = 0.0
  private let draws: Int

  /// Lets the scenario's attacker choose in each draw.
  init(_ candidate: PlanCandidate, _ threat: Threat, blocks: Int) throws {
    draws = blocks * TrialBlock.size
    let (model, scenario) = (candidate.model.model, candidate.scenario)
    let profile = scenario.attacker.flatMap { model.attackers[$0] }
    let compiler = TreeCompiler(
      model, scenario: scenario, profile: profile,
      steps: try ScenarioCompiler.stepColumns(of: scenario, in: model))
    let function = try StructureFunction(goals: [threat.goal], in: model.forest)
    let attacks = try MinimalAttacks(function)
    if attacks.isCoherent && scenario.knowledge == .drawn {
      try trace(attacks, compiler, blocks)
      return
    }
    let selection = AttackSelection(
      threat: threat, function: function, attacks: attacks, compiler: compiler)
    let open =
      scenario.knowledge == .drawn
      ? try selection.listed() : try selection.bestBeforehand().map { [$0] } ?? []
    try weigh(open, selection, seed: scenario.seed, blocks)
  }

  /// The share of draws in which an attack is chosen.
  func share(of steps: [String]) -> Double { Double(counts[steps] ?? 0) / Double(draws) }

  /// The share of draws in which none is possible.
  var shareOfNone: Double { Double(none) / Double(draws) }

  /// The mean success of what is chosen.
  var meanSuccess: Double { success / Double(draws) }

  private mutating func count(_ steps: [String]?, _ probability: Double) {
    guard let steps, probability > 0 else {
      none += 1
      return
    }
    counts[steps, default: 0] += 1
    success += probability
  }

  /// In a coherent tree, the search of each trial with its path.
  private mutating func trace(
    _ attacks: MinimalAttacks, _ compiler: TreeCompiler, _ blocks: Int
  ) throws {
    var builder = ProgramBuilder(seed: compiler.attacker.scenario.seed)
    let search = try AttackSelection.search(attacks, compiler, &builder)
    let program = ColumnProgram(builder, outputs: search.operands)
    let placed = search.mapOperands { Register(program.slot($0)) }
    let memory = ColumnMemory(for: program)
    var tracer = AttackTracer(placed)
    var names: [[Int]: [String]] = [:]
    for block in 0..<blocks {
      program.run(in: memory, firstTrial: UInt64(block * TrialBlock.size))
      for trial in 0..<TrialBlock.size {
        let found = tracer.best { memory.column(Int($0))[trial] }
        let steps = found.map { found in
          names[found.steps] ?? found.steps.map { attacks.inputs[$0] }.sorted()
        }
        if let found, let steps { names[found.steps] = steps }
        count(steps, found?.probability ?? 0)
      }
    }
  }

  /// Elsewhere, all attacks one by one.
  private mutating func weigh(
    _ attacks: [[String]], _ selection: AttackSelection, seed: UInt64, _ blocks: Int
  ) throws {
    var builder = ProgramBuilder(seed: seed)
    var columns: [Register] = []
    for steps in attacks { columns.append(try selection.greatest(of: [steps], &builder)) }
    let program = ColumnProgram(builder, outputs: columns)
    let memory = ColumnMemory(for: program)
    let names = attacks.map { $0.sorted() }
    for block in 0..<blocks {
      program.run(in: memory, firstTrial: UInt64(block * TrialBlock.size))
      for trial in 0..<TrialBlock.size {
        var best: (index: Int, probability: Double)?
        for (index, column) in columns.enumerated() {
          let probability = memory.column(program.slot(column))[trial]
          if probability > best?.probability ?? 0 { best = (index, probability) }
        }
        count(best.map { names[$0.index] }, best?.probability ?? 0)
      }
    }
  }
}
