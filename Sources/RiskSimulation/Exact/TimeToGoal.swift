// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis

/// How long attacks take that reach a goal, by simulation.
///
/// In each trial every step takes the time that is drawn for it, and succeeds or not; a goal that is reached
/// has a time. The attacker knows beforehand which steps would succeed, and takes the fastest way.
public struct TimeToGoal: Sendable {
  /// How the children of `all` are worked on.
  public enum Work: String, Hashable, Sendable, CaseIterable {
    /// All at once: the longest counts.
    case parallel
    /// One after another: they add up, a shared step once a gate that needs it.
    case sequential
  }

  /// How the children of `all` are worked on.
  public let work: Work
  /// The number of trials.
  public let trials: Int
  /// The share of trials in which the goal is reached.
  public let reachedShare: Double
  /// The hours it takes if it is reached.
  public let hours: Summary
  /// The least time with every step at its expected time, whatever its chances, no defence holding.
  public let shortest: Double
  /// The exact mean, where no choice and no chance is left: every step is sure and needed, and times add up.
  public let exactMean: Double?

  /// Simulates the attacks on a goal.
  ///
  /// - Parameters:
  ///   - goal: The name of its node.
  ///   - model: A validated model.
  ///   - scenario: The scenario whose plan, attacker and seed apply.
  ///   - work: How the children of `all` are worked on.
  ///   - trials: The number of trials.
  /// - Throws: ``SimulationError`` if the tree is malformed.
  /// - Complexity: O(trials x nodes).
  public init(
    _ goal: String, of model: ValidatedModel, under scenario: Scenario, work: Work, trials: Int
  ) throws(SimulationError) {
    let model = model.model
    let function = try SimulationError.analysing(goal) { () throws(ExactAnalysisError) in
      try StructureFunction(goals: [goal], in: model.forest)
    }
    let columns = try ScenarioCompiler.stepColumns(of: scenario, in: model)
    var builder = ProgramBuilder(seed: scenario.seed, correlations: model.correlations)
    var inputs: [(probability: Register, time: Register)] = []
    for name in function.inputs {
      guard case .step(let step)? = model.forest[name] else { continue }
      inputs.append(
        (try columns.probability(of: step, &builder), try columns.time(of: step, &builder)))
    }
    let program = ColumnProgram(builder, outputs: inputs.flatMap { [$0.probability, $0.time] })
    let memory = ColumnMemory(for: program)
    program.runAtMeans(in: memory)
    let slots = inputs.map { (program.slot($0.probability), program.slot($0.time)) }
    let means = slots.map { memory.column($0.1)[0] }
    let chances = slots.map { memory.column($0.0)[0] }
    let fold = TimeFold(function, work)
    shortest = fold.hours(function.roles.map { $0 == .attack }, means)
    exactMean = fold.addsUp && chances.allSatisfy { $0 == 1 } ? shortest : nil
    let streams = function.inputs.map {
      NamedStream(seed: scenario.seed, name: ChanceName.success(step: $0))
    }
    var (moments, counts, reached) = (Moments(), LogHistogram(), 0)
    for first in stride(from: 0, to: trials, by: TrialBlock.size) {
      program.run(in: memory, firstTrial: UInt64(first))
      var block: [Double] = []
      for trial in 0..<min(TrialBlock.size, trials - first) {
        let happens = slots.indices.map { input in
          streams[input].uniform(trial: UInt64(first + trial))
            < memory.column(slots[input].0)[trial]
        }
        let time = fold.hours(happens, slots.map { memory.column($0.1)[trial] })
        if time < .infinity { block.append(time) }
      }
      reached += block.count
      moments.merge(Moments(of: block, count: block.count))
      counts.insert(block, count: block.count)
    }
    self.work = work
    self.trials = trials
    reachedShare = Double(reached) / Double(max(trials, 1))
    hours = Summary(moments, counts)
  }
}

/// Folds times from the steps to the goal; what does not happen takes for ever.
private struct TimeFold {
  private let function: StructureFunction
  private let work: TimeToGoal.Work

  init(_ function: StructureFunction, _ work: TimeToGoal.Work) {
    self.function = function
    self.work = work
  }

  /// Whether there is no choice, and all times are added, each once.
  var addsUp: Bool {
    var uses = Array(repeating: 0, count: function.nodes.count)
    for node in function.nodes { for child in node.children { uses[Int(child)] += 1 } }
    return uses.allSatisfy { $0 <= 1 }
      && function.nodes.allSatisfy { node in
        switch node.kind {
        case .input(let input): function.roles[Int(input)] == .attack
        case .sequence: true
        case .all: work == .sequential
        default: false
        }
      }
  }

  /// The time of the goal, infinite if it is not reached.
  func hours(_ happens: [Bool], _ times: [Double]) -> Double {
    var values: [Double] = []
    values.reserveCapacity(function.nodes.count)
    for node in function.nodes {
      switch node.kind {
      case .input(let input):
        let isDefence = function.roles[Int(input)] == .defence
        values.append(happens[Int(input)] ? (isDefence ? 0 : times[Int(input)]) : .infinity)
      case .unless, .not, .odd, .constant:
        values.append(negated(node, values))
      default:
        values.append(gate(node.kind, node.children.map { values[Int($0)] }))
      }
    }
    return values[Int(function.goals[0])]
  }

  private func gate(_ kind: StructureFunction.Kind, _ times: [Double]) -> Double {
    switch kind {
    case .any: return times.min() ?? .infinity
    case .sequence: return times.reduce(0, +)
    case .atLeast(let k):
      let needed = times.sorted().prefix(k)
      return work == .parallel ? needed.last ?? 0 : needed.reduce(0, +)
    default: return work == .parallel ? times.max() ?? 0 : times.reduce(0, +)
    }
  }

  private func negated(_ node: StructureFunction.Node, _ values: [Double]) -> Double {
    let times = node.children.map { values[Int($0)] }
    return switch node.kind {
    case .unless: times[1] < .infinity ? .infinity : times[0]
    case .not: times[0] < .infinity ? .infinity : 0
    case .constant(let value): value ? 0 : .infinity
    default: times.count(where: { $0 < .infinity }) % 2 == 1 ? times.min() ?? .infinity : .infinity
    }
  }
}
