// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import ExactAnalysis

/// Makes the columns of a tree: the probability of its goal and the cost of its cheapest attack.
struct TreeCompiler {
  /// What is compiled of a tree.
  struct Compiled {
    /// The column of P(goal given one attempt) under the scenario's semantics.
    var vulnerability: Register
    /// The column of the cheapest attack's cost, if it can be told.
    var cheapestCost: Register?
  }

  /// The number of minimal attacks of a tree with defences that are weighed one by one.
  static let attackLimit = 4_096

  private let model: Model
  private let scenario: Scenario
  private let profile: AttackerProfile?
  private let steps: StepColumns

  /// Makes a compiler for the trees of a scenario.
  init(_ model: Model, scenario: Scenario, profile: AttackerProfile?, steps: StepColumns) {
    self.model = model
    self.scenario = scenario
    self.profile = profile
    self.steps = steps
  }

  /// Compiles the tree of a threat.
  ///
  /// - Throws: ``SimulationError`` if the tree is too entangled to be analysed.
  func compile(
    _ threat: Threat, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Compiled {
    let function = try SimulationError.analysing(threat.name) { () throws(ExactAnalysisError) in
      try StructureFunction(goals: [threat.goal], in: model.forest)
    }
    let attacks = try? MinimalAttacks(function)
    let cheapest = try attacks.map { attacks throws(SimulationError) in
      try cheapestCost(attacks, &builder)
    }
    let vulnerability: Register
    if scenario.semantics == .independent {
      let program = try probabilityProgram(threat, function)
      vulnerability = try emit(program, &builder)
    } else {
      guard let attacks else {
        throw .analysis(threat: threat.name, reason: "it has too many minimal attacks")
      }
      let selection = AttackSelection(
        threat: threat, function: function, attacks: attacks, compiler: self)
      vulnerability = try selection.vulnerability(&builder)
    }
    return Compiled(vulnerability: vulnerability, cheapestCost: cheapest)
  }
}

extension TreeCompiler {
  /// The steps of the cheapest attack at the expected costs, sorted; empty if there is none.
  func cheapestSteps(_ threat: Threat) throws(SimulationError) -> [String] {
    let function = try SimulationError.analysing(threat.name) { () throws(ExactAnalysisError) in
      try StructureFunction(goals: [threat.goal], in: model.forest)
    }
    guard let attacks = try? MinimalAttacks(function) else { return [] }
    let costs = try meanCosts(of: attacks.inputs)
    return attacks.cheapest(costs: costs)?.steps.sorted() ?? []
  }

  /// The expected costs of steps after effects; infinite for what the attacker does not master.
  func meanCosts(of names: [String]) throws(SimulationError) -> [Double] {
    try means(of: names) { step, builder throws(SimulationError) in
      try availableCost(step, &builder)
    }
  }

  /// The expected values of columns made for steps, by a program of its own.
  func means(
    of names: [String],
    _ column: (Step, inout ProgramBuilder) throws(SimulationError) -> Register
  ) throws(SimulationError) -> [Double] {
    var builder = ProgramBuilder(seed: scenario.seed)
    var columns: [Register] = []
    for name in names { columns.append(try column(step(name), &builder)) }
    return ColumnProgram.means(of: columns, builder)
  }

  /// The cost of a step to the scenario's attacker; infinite if he does not master it.
  ///
  /// Skill binds only where the semantics says that the attacker keeps within his means.
  func availableCost(
    _ step: Step, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    isAvailable(step) ? try steps.cost(of: step, &builder) : builder.constant(.infinity)
  }

  /// Whether the scenario's attacker can do a step at all.
  func isAvailable(_ step: Step) -> Bool {
    scenario.semantics != .withinBudget || steps.isMastered(step)
  }

  /// The column of a step's probability.
  func probability(
    _ name: String, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    try steps.probability(of: step(name), &builder)
  }

  /// The column of a step's time.
  func time(
    _ name: String, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    try steps.time(of: step(name), &builder)
  }

  /// The step of a name that the structure function found in the model.
  func step(_ name: String) -> Step {
    guard case .step(let step)? = model.forest[name] else {
      preconditionFailure("the structure function names a step that the model lacks")
    }
    return step
  }

  /// The program of the goal's exact probability.
  func probabilityProgram(
    _ threat: Threat, _ function: StructureFunction
  ) throws(SimulationError) -> ProbabilityProgram {
    try SimulationError.analysing(threat.name) { () throws(ExactAnalysisError) in
      try ProbabilityProgram(function)
    }
  }

  /// The column of a goal's exact probability; steps left out of `attempted` are not tried.
  func emit(
    _ program: ProbabilityProgram, attempted: Set<String>? = nil, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    var registers: [Register] = []
    for name in program.inputs {
      let isTried = attempted?.contains(name) ?? true
      let isDefence = step(name).role == .defence
      registers.append(
        isTried || isDefence ? try probability(name, &builder) : builder.constant(0))
    }
    return Self.emit(program, over: registers, &builder)
  }

  /// The column of a program's only output over the columns of its inputs.
  static func emit(
    _ program: ProbabilityProgram, over inputs: [Register], _ builder: inout ProgramBuilder
  ) -> Register {
    var registers = inputs
    for operation in program.operations {
      registers.append(builder.emit(instruction(operation) { registers[Int($0)] }))
    }
    return registers[program.outputs[0]]
  }

  /// The scenario's attacker, what he does and what he knows.
  var attacker: (profile: AttackerProfile?, scenario: Scenario) { (profile, scenario) }

  /// An uncertain limit of the attacker; infinite where there is none or the semantics has none.
  func limit(
    _ estimate: Estimate?, named name: String, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    guard scenario.semantics == .withinBudget, let estimate else {
      return builder.constant(.infinity)
    }
    let resolved = model.resolved(estimate, as: name)
    return try builder.draw(resolved.drawName, resolved.distribution)
  }

  private func cheapestCost(
    _ attacks: MinimalAttacks, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    var costs: [Register] = []
    for name in attacks.inputs { costs.append(try availableCost(step(name), &builder)) }
    var registers = [builder.constant(.infinity), builder.constant(0)]
    for node in attacks.nodes.dropFirst(2) {
      let instruction = Instruction.cheaper(
        low: registers[Int(node.low)], cost: costs[Int(node.step)],
        high: registers[Int(node.high)])
      registers.append(builder.emit(instruction))
    }
    return registers[Int(attacks.root)]
  }

  private static func instruction(
    _ operation: ProbabilityProgram.Operation, _ place: (Int32) -> Register
  ) -> Instruction {
    switch operation {
    case .constant(let value): .constant(value)
    case .product(let inputs): .product(inputs.map(place))
    case .coproduct(let inputs): .coproduct(inputs.map(place))
    case .complement(let input): .complement(place(input))
    case .select(let condition, let high, let low):
      .select(condition: place(condition), high: place(high), low: place(low))
    case .atLeast(let k, let inputs): .atLeast(k, inputs.map(place))
    }
  }
}
