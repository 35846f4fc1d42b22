// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis

/// The vulnerability of a tree whose attacker picks one minimal attack.
///
/// In a coherent tree the probability of an attack is the product of its steps. In a tree with
/// defences it is the probability of the goal when the attacker tries these steps and no others, while
/// the defences hold or fail by chance.
struct AttackSelection {
  private let threat: Threat
  private let function: StructureFunction
  private let attacks: MinimalAttacks
  private let compiler: TreeCompiler

  /// Makes the selection among a tree's minimal attacks.
  init(
    threat: Threat, function: StructureFunction, attacks: MinimalAttacks, compiler: TreeCompiler
  ) {
    self.threat = threat
    self.function = function
    self.attacks = attacks
    self.compiler = compiler
  }

  /// The column of the chosen attack's success probability.
  func vulnerability(_ builder: inout ProgramBuilder) throws(SimulationError) -> Register {
    if compiler.attacker.scenario.knowledge == .expected {
      return try chosenBeforehand(&builder)
    }
    guard attacks.isCoherent else { return try greatest(of: listed(), &builder) }
    return compiler.attacker.scenario.semantics == .bestAttack
      ? try likeliest(&builder) : try searched(&builder)
  }

  /// The likeliest of all attacks: one pass over the diagram.
  private func likeliest(_ builder: inout ProgramBuilder) throws(SimulationError) -> Register {
    var probabilities: [Register] = []
    for name in attacks.inputs {
      probabilities.append(try compiler.probability(name, &builder))
    }
    var registers = [builder.constant(0), builder.constant(1)]
    for node in attacks.nodes.dropFirst(2) {
      let instruction = Instruction.likelier(
        low: registers[Int(node.low)], probability: probabilities[Int(node.step)],
        high: registers[Int(node.high)])
      registers.append(builder.emit(instruction))
    }
    return registers[Int(attacks.root)]
  }

  /// The likeliest affordable attack of a coherent tree: a search in each trial.
  private func searched(_ builder: inout ProgramBuilder) throws(SimulationError) -> Register {
    builder.search(try Self.search(attacks, compiler, &builder))
  }

  /// The search for the likeliest affordable attack of a coherent tree.
  static func search(
    _ attacks: MinimalAttacks, _ compiler: TreeCompiler, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> AttackSearch {
    var columns: (probabilities: [Register], costs: [Register], times: [Register]) = ([], [], [])
    for name in attacks.inputs {
      let isAvailable = compiler.isAvailable(compiler.step(name))
      columns.probabilities.append(
        isAvailable ? try compiler.probability(name, &builder) : builder.constant(0))
      columns.costs.append(try compiler.availableCost(compiler.step(name), &builder))
      columns.times.append(try compiler.time(name, &builder))
    }
    let limits = try limits(compiler, &builder)
    return AttackSearch(
      attacks, probabilities: columns.probabilities, costs: columns.costs, times: columns.times,
      budget: limits.budget, patience: limits.patience)
  }

  /// The greatest success probability among attacks that are weighed one by one.
  func greatest(
    of attacks: [[String]], _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    let program = try compiler.probabilityProgram(threat, function)
    let limits = try Self.limits(compiler, &builder)
    var best = builder.constant(0)
    for steps in attacks
    where steps.allSatisfy({ compiler.isAvailable(compiler.step($0)) }) {
      var success = try compiler.emit(program, attempted: Set(steps), &builder)
      let cost = try sum(of: steps, &builder) { step, builder throws(SimulationError) in
        try compiler.availableCost(step, &builder)
      }
      let time = try sum(of: steps, &builder) { step, builder throws(SimulationError) in
        try compiler.time(step.name, &builder)
      }
      success = builder.emit(.affordable(success, cost: cost, limit: limits.budget))
      success = builder.emit(.affordable(success, cost: time, limit: limits.patience))
      best = builder.emit(.maximum(best, success))
    }
    return best
  }

  /// The attack that is best at expected values, if its expected cost is within the expected limits.
  private func chosenBeforehand(
    _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    guard let steps = try bestBeforehand() else { return builder.constant(0) }
    return try greatest(of: [steps], &builder)
  }

  /// The steps of that attack; `nil` if none is possible.
  func bestBeforehand() throws(SimulationError) -> [String]? {
    var best: (steps: [String], probability: Double)?
    for steps in try listed() {
      let probability = try expectedSuccess(of: steps)
      if probability > best?.probability ?? 0 { best = (steps, probability) }
    }
    return best?.steps
  }

  private func expectedSuccess(of steps: [String]) throws(SimulationError) -> Double {
    var builder = ProgramBuilder(seed: compiler.attacker.scenario.seed)
    let column = try greatest(of: [steps], &builder)
    return ColumnProgram.means(of: [column], builder)[0]
  }

  /// All attacks, if there are not too many.
  func listed() throws(SimulationError) -> [[String]] {
    guard let all = attacks.all(limit: TreeCompiler.attackLimit) else {
      throw .tooManyAttacks(threat: threat.name, limit: TreeCompiler.attackLimit)
    }
    return all
  }

  private static func limits(
    _ compiler: TreeCompiler, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> (budget: Register, patience: Register) {
    let profile = compiler.attacker.profile
    let name = profile?.name ?? ""
    return (
      try compiler.limit(
        profile?.budget, named: ParameterName.budget(attacker: name), &builder),
      try compiler.limit(
        profile?.patience, named: ParameterName.patience(attacker: name), &builder)
    )
  }

  private func sum(
    of steps: [String], _ builder: inout ProgramBuilder,
    _ column: (Step, inout ProgramBuilder) throws(SimulationError) -> Register
  ) throws(SimulationError) -> Register {
    var total = builder.constant(0)
    for name in steps.sorted() {
      total = builder.emit(.add(total, try column(compiler.step(name), &builder)))
    }
    return total
  }
}
