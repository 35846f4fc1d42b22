// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import ExactAnalysis

/// Finds what to favour where no decision diagram fits: by simulation at raised probabilities, lowered level by level.
///
/// At level `g` a step's probability is `p^g`, a defence fails with `(1 - p)^g`; from a level at which the goal is
/// common, biased probabilities follow the level down to 1 by the cross-entropy method (Rubinstein and Kroese,
/// 2004): each stage estimates P(step | goal) at the next level from trials of this one. At the end the trials
/// that reach the goal are thinned out, step by step, to attacks of which nothing can be left out.
struct MultilevelGuide {
  private static let trials = 4 * EventBlock.size
  private static let mostStages = 60
  /// The least share of a stage's trials with the goal that their weights must be worth at the next level.
  private static let worth = 0.3
  private static let fewest = 200
  private static let samples = 200

  private let subject: AnalysisSubject
  private let program: EventProgram
  private let memory: EventMemory
  private let seed: UInt64
  private var block: UInt64 = 1 << 48

  /// Prepares the search for a goal's guide.
  init(_ subject: AnalysisSubject, seed: UInt64) {
    self.subject = subject
    self.seed = seed
    program = EventCompiler.compile(subject.function, keepsSteps: true)
    memory = EventMemory(for: program)
  }

  /// The states of the steps in the trials of a stage that reach the goal, and their number.
  private typealias Sample = [[Bool]]

  /// Searches; `nil` if the goal is not reached at any level.
  ///
  /// - Throws: ``SimulationError`` if two steps' names collide.
  mutating func find() throws(SimulationError) -> ImportanceGuide? {
    guard var (level, sample) = try start() else { return nil }
    var current = probabilities(at: level)
    for _ in 0..<Self.mostStages where level < 1 {
      let next = nextLevel(from: level, current, sample)
      current = conditional(at: next, from: current, sample)
      level = next
      sample = try run(current)
      guard !sample.isEmpty else { return nil }
    }
    var guide = ImportanceGuide(
      biased: zip(conditional(at: 1, from: current, sample), subject.probabilities)
        .map { ImportanceGuide.bounded($0, from: $1) }, origin: .sampling)
    guide.attacks = attacks(sample)
    return guide
  }

  /// The highest level at which the goal is common.
  private mutating func start() throws(SimulationError) -> (Double, Sample)? {
    for level in [1, 0.7, 0.5, 0.35, 0.25, 0.15, 0.1, 0.06, 0.03, 0.01] {
      let sample = try run(probabilities(at: level))
      if sample.count >= Self.fewest { return (level, sample) }
    }
    return nil
  }

  private func probabilities(at level: Double) -> [Double] {
    zip(subject.probabilities, subject.function.roles).map { probability, role in
      if probability == 0 || probability == 1 { return probability }
      return role == .defence
        ? 1 - PinnedMath.pow(1 - probability, level) : PinnedMath.pow(probability, level)
    }
  }

  /// Runs a stage; the states in which the goal is reached.
  private mutating func run(_ probabilities: [Double]) throws(SimulationError) -> Sample {
    let steps = try StepDraws(
      subject.function.inputs, probabilities: probabilities, seed: seed)
    var goal = Array(repeating: UInt64(0), count: EventBlock.words)
    var sample: Sample = []
    for _ in 0..<(Self.trials / EventBlock.size) {
      memory.run(block: block, steps)
      block += 1
      memory.goal(trials: EventBlock.size, into: &goal)
      for trial in 0..<EventBlock.size where goal[trial >> 6] >> UInt64(trial & 63) & 1 == 1 {
        // Enough to go on with; a common goal would fill memory.
        if sample.count >= 2_000 { return sample }
        sample.append(
          subject.function.inputs.indices.map { step in
            memory.step(step)[trial >> 6] >> UInt64(trial & 63) & 1 == 1
          })
      }
    }
    return sample
  }

  /// The weight of each state at other probabilities.
  private func weights(_ sample: Sample, from current: [Double], to other: [Double]) -> [Double] {
    sample.map { state in
      var weight = 1.0
      for step in state.indices where current[step] != other[step] {
        weight *=
          state[step]
          ? other[step] / current[step] : (1 - other[step]) / (1 - current[step])
      }
      return weight
    }
  }

  /// The next level at which the trials are still worth enough, by bisection.
  private func nextLevel(from level: Double, _ current: [Double], _ sample: Sample) -> Double {
    func worth(_ level: Double) -> Double {
      let weights = weights(sample, from: current, to: probabilities(at: level))
      let sum = weights.reduce(0, +)
      let squares = weights.reduce(0) { $0 + $1 * $1 }
      return squares > 0 ? sum * sum / squares / Double(sample.count) : 0
    }
    if worth(1) >= Self.worth { return 1 }
    var (low, high) = (level, 1.0)
    for _ in 0..<12 {
      let middle = (low + high) / 2
      if worth(middle) >= Self.worth { low = middle } else { high = middle }
    }
    return max(low, level + 0.005)
  }

  /// P(step | goal) at a level, smoothed so that no state becomes impossible.
  private func conditional(
    at level: Double, from current: [Double], _ sample: Sample
  ) -> [Double] {
    let target = probabilities(at: level)
    let weights = weights(sample, from: current, to: target)
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return target }
    return target.indices.map { step in
      let probability = target[step]
      if probability == 0 || probability == 1 { return probability }
      var happened = 0.0
      for (state, weight) in zip(sample, weights) where state[step] { happened += weight }
      return 0.9 * min(happened / sum, 0.98) + 0.1 * probability
    }
  }

  /// Attacks without a step that could be left out, from some of the states; rare steps are left out first.
  private func attacks(_ sample: Sample) -> [ImportanceGuide.Attack] {
    let function = subject.function
    let order = function.inputs.indices.filter { function.roles[$0] == .attack }
      .sorted { subject.probabilities[$0] < subject.probabilities[$1] }
    var found: Set<ImportanceGuide.Attack> = []
    for state in sample.prefix(Self.samples) {
      var state = state
      for step in order where state[step] {
        state[step] = false
        if !function.evaluate(state)[0] { state[step] = true }
      }
      let steps = order.filter { state[$0] }
      let probability = steps.reduce(1) { $0 * subject.probabilities[$1] }
      found.insert(.init(steps: steps.sorted(), probability: probability))
    }
    return found.filter { $0.probability > 0 }.sorted {
      ($1.probability, $0.steps.count, "\($0.steps)") < (
        $0.probability, $1.steps.count, "\($1.steps)"
      )
    }
  }
}
