// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis

/// Simulates the events of a tree whose steps have fixed probabilities: a coin a step, 8,192 trials together.
///
/// Bits of trials lie side by side in words, so that a gate is a few operations for 64 trials or for as many as a
/// vector register holds. Random bits are addressed by seed, name of the step and block of trials; results do
/// not depend on the number of threads, nor on what other steps there are.
///
/// ```swift
/// let sample = try await EventSampler(subject).run(trials: 1_000_000_000, seed: 1, threads: 2)
/// print(sample.estimate, sample.standardError, sample.zScore)
/// ```
public struct EventSampler: Sendable {
  let subject: AnalysisSubject
  /// The goal's exact probability; `nil` if its decision diagrams do not fit.
  public let exact: Double?
  /// What computes it.
  let program: ProbabilityProgram?
  private let nodeLimit: Int

  /// Makes a sampler of a goal, and computes its exact probability if that can be done.
  ///
  /// - Parameters:
  ///   - subject: The goal with the probabilities of its steps.
  ///   - nodeLimit: The most nodes of a decision diagram; 0 if none is to be built.
  public init(
    _ subject: AnalysisSubject, nodeLimit: Int = ProbabilityProgram.defaultNodeLimit
  ) {
    self.subject = subject
    self.nodeLimit = nodeLimit
    program =
      nodeLimit > 0 ? try? ProbabilityProgram(subject.function, nodeLimit: nodeLimit) : nil
    exact = program?.evaluate(subject.probabilities)[0]
  }

  /// The decision diagrams of the tree; `nil` if none is to be built.
  func diagrams() -> TreeDiagrams? {
    nodeLimit > 0 ? TreeDiagrams(subject.function, nodeLimit: nodeLimit) : nil
  }

  /// Runs trials in which every step happens at its probability.
  ///
  /// If the task is cancelled, the chunks that were begun are finished.
  ///
  /// - Parameters:
  ///   - trials: The number of trials.
  ///   - seed: The seed.
  ///   - threads: The number of workers; has no bearing on the result.
  ///   - progress: Called with the number of trials done, from any thread, in rising order.
  /// - Returns: The estimate with its interval after Clopper and Pearson.
  /// - Throws: ``SimulationError`` if two steps' names collide, `CancellationError` before the first chunk.
  /// - Complexity: O(trials x edges / 64).
  public func plain(
    trials: Int, seed: UInt64, threads: Int = 1,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> EventSample {
    try Self.check(trials: trials, threads: threads)
    let program = EventCompiler.compile(subject.function)
    let steps = try StepDraws(
      subject.function.inputs, probabilities: subject.probabilities, seed: seed)
    let run = ChunkRun<EventWorker>(
      trials: EventBlock.words(for: trials), threads: threads, nothing: EventCounts()
    ) { progress(min($0 * 64, trials)) }
    let sums = try await run.run { EventWorker(program, steps, trials: trials) }.0
    return plainSample(sums, trials: min(sums.trials * 64, trials), requested: trials, seed: seed)
  }

  /// Refuses numbers that cannot be run.
  static func check(trials: Int, threads: Int) throws(SimulationError) {
    guard (1...RiskSimulator.maximumTrials).contains(trials) else { throw .trials(trials) }
    guard threads > 0 else { throw .threads(threads) }
  }

  /// The sample of plain trials.
  func plainSample(
    _ sums: EventCounts, trials: Int, requested: Int, seed: UInt64
  ) -> EventSample {
    let count = Double(trials)
    let estimate = Double(sums.reached) / count
    let interval = BinomialInterval(events: sums.reached, trials: trials)
    return EventSample(
      name: subject.name, title: subject.title, method: .plain, reason: "",
      requested: requested, trials: trials, seed: seed, reached: sums.reached, estimate: estimate,
      standardError: (estimate * (1 - estimate) / count).squareRoot(),
      interval: interval.lower...interval.upper, effectiveSampleSize: Double(sums.reached),
      greatestShare: sums.reached == 0 ? 0 : 1 / Double(sums.reached), exact: exact,
      exactStandardError: exact.map { ($0 * (1 - $0) / count).squareRoot() })
  }
}
