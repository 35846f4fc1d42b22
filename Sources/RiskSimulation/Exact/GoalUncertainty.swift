// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis

/// How uncertain a goal's probability is, its parameters being drawn from their laws.
///
/// In each trial all parameters are drawn, shared ones once, and the probability is computed exactly.
public struct GoalUncertainty: Sendable {
  /// The spread of a step's importance.
  public struct Importance: Hashable, Sendable {
    /// Of Birnbaum's measure.
    public var birnbaum: Summary
    /// Of the criticality.
    public var criticality: Summary
  }

  /// The number of trials.
  public let trials: Int
  /// The seed.
  public let seed: UInt64
  /// The probability's mean and quantiles.
  public let probability: Summary
  /// Its standard deviation.
  public let standardDeviation: Double
  /// The spread of the importance of steps, by name; empty if it was not asked for.
  public let importance: [String: Importance]

  /// The most trials for the spread of importance: each needs two walks over the whole program.
  public static let importanceTrials = 1_000

  /// The square root of the ratio of the 95 % and 5 % quantiles.
  ///
  /// That of a lognormal law is its error factor.
  public var errorFactor: Double {
    probability.p05 > 0 ? (probability.p95 / probability.p05).squareRoot() : .infinity
  }

  /// Draws the probability of a goal of a model.
  ///
  /// - Parameters:
  ///   - goal: The name of its node.
  ///   - model: A validated model.
  ///   - scenario: The scenario whose plan, attacker and seed apply.
  ///   - trials: The number of trials.
  ///   - hasImportance: Whether the spread of importance is found too.
  ///   - nodeLimit: The most nodes of a decision diagram.
  /// - Throws: ``SimulationError`` if the tree is too entangled.
  /// - Complexity: O(trials x program).
  public init(
    _ goal: String, of model: ValidatedModel, under scenario: Scenario, trials: Int,
    hasImportance: Bool = false, nodeLimit: Int = GoalAnalysis.Options.defaultNodeLimit
  ) throws(SimulationError) {
    let model = model.model
    let columns = try ScenarioCompiler.stepColumns(of: scenario, in: model)
    let program = try SimulationError.analysing(goal) { () throws(ExactAnalysisError) in
      try ProbabilityProgram(
        StructureFunction(goals: [goal], in: model.forest), nodeLimit: nodeLimit)
    }
    var builder = ProgramBuilder(seed: scenario.seed, correlations: model.correlations)
    var inputs: [Register] = []
    for name in program.inputs {
      guard case .step(let step)? = model.forest[name] else { continue }
      inputs.append(try columns.probability(of: step, &builder))
    }
    self.init(
      program, inputs, &builder, trials: trials, seed: scenario.seed, hasImportance: hasImportance)
  }

  /// Draws the probability of a gate of a fault tree.
  ///
  /// - Parameters:
  ///   - goal: The index of the gate.
  ///   - tree: A fault tree.
  ///   - trials: The number of trials.
  ///   - seed: The seed.
  ///   - hasImportance: Whether the spread of importance is found too.
  ///   - nodeLimit: The most nodes of a decision diagram.
  /// - Throws: ``SimulationError`` if the tree is too entangled.
  /// - Complexity: O(trials x program).
  public init(
    goal: Int, of tree: FaultTree, trials: Int, seed: UInt64, hasImportance: Bool = false,
    nodeLimit: Int = GoalAnalysis.Options.defaultNodeLimit
  ) throws(SimulationError) {
    let (program, events) = try SimulationError.analysing(tree.gates[goal].name) {
      () throws(ExactAnalysisError) in
      let function = try StructureFunction(goals: [goal], in: tree)
      return (try ProbabilityProgram(function, nodeLimit: nodeLimit), function.events)
    }
    var builder = ProgramBuilder(seed: seed)
    var compiler = ExpressionCompiler(tree)
    var inputs: [Register] = []
    for event in events { inputs.append(try compiler.probability(ofEvent: event, &builder)) }
    self.init(program, inputs, &builder, trials: trials, seed: seed, hasImportance: hasImportance)
  }

  private init(
    _ program: ProbabilityProgram, _ inputs: [Register], _ builder: inout ProgramBuilder,
    trials: Int, seed: UInt64, hasImportance: Bool
  ) {
    let columns = ColumnProgram(builder, outputs: inputs)
    let memory = ColumnMemory(for: columns)
    let slots = inputs.map { columns.slot($0) }
    let evaluator = ProbabilityEvaluator(program)
    var spread = ImportanceSpread(program)
    var moments = Moments()
    var counts = LogHistogram()
    for first in stride(from: 0, to: trials, by: TrialBlock.size) {
      columns.run(in: memory, firstTrial: UInt64(first))
      let size = min(TrialBlock.size, trials - first)
      let block = Self.goals(evaluator, slots.map { memory.column($0) }, size: size)
      moments.merge(Moments(of: block, count: size))
      counts.insert(block, count: size)
      for trial in 0..<max(0, min(size, Self.importanceTrials - first)) where hasImportance {
        spread.add(slots.map { memory.column($0)[trial] })
      }
    }
    self.trials = trials
    self.seed = seed
    probability = Summary(moments, counts)
    standardDeviation = moments.standardDeviation
    importance = spread.importance
  }

  /// The goal's probability in each trial of a block, eight at a time.
  private static func goals(
    _ evaluator: ProbabilityEvaluator, _ columns: [ColumnMemory.Column], size: Int
  ) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(TrialBlock.size)
    for first in stride(from: 0, to: size, by: 8) {
      let lanes = columns.map { column in
        UnsafeRawBufferPointer(column).loadUnaligned(
          fromByteOffset: first * MemoryLayout<Double>.stride, as: SIMD8<Double>.self)
      }
      let goal = evaluator.evaluate(lanes)[0]
      for lane in 0..<8 { result.append(goal[lane]) }
    }
    return result
  }
}

/// Collects the importance of steps over trials.
private struct ImportanceSpread {
  private let program: ProbabilityProgram
  private var birnbaum: [[Double]] = []
  private var criticality: [[Double]] = []

  init(_ program: ProbabilityProgram) {
    self.program = program
  }

  mutating func add(_ probabilities: [Double]) {
    let (value, derivatives) = program.gradient(at: probabilities)
    birnbaum.append(derivatives)
    criticality.append(
      zip(probabilities, derivatives).map { value == 0 ? 0 : $0 * $1 / value })
  }

  var importance: [String: GoalUncertainty.Importance] {
    if birnbaum.isEmpty { return [:] }
    var result: [String: GoalUncertainty.Importance] = [:]
    for (place, name) in program.inputs.enumerated() {
      result[name] = GoalUncertainty.Importance(
        birnbaum: Summary(sample: birnbaum.map { $0[place] }),
        criticality: Summary(sample: criticality.map { $0[place] }))
    }
    return result
  }
}
