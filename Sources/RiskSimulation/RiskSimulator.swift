// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Simulates scenarios of a model.
///
/// The result is a function of model, scenario and seed: the number of threads, the order in which
/// chunks of trials are run and other scenarios have no bearing on a single bit of it.
public struct RiskSimulator: Sendable {
  /// The most trials that are counted without overflow.
  public static let maximumTrials = 4_000_000_000

  private let model: Model
  private let digest: String

  /// Makes a simulator of a model.
  ///
  /// - Parameters:
  ///   - model: A model that was validated.
  ///   - digest: The digest of its content, passed on with the results.
  public init(_ model: ValidatedModel, digest: String) {
    self.model = model.model
    self.digest = digest
  }

  /// Runs a scenario's trials.
  ///
  /// If the task is cancelled, the chunks of trials that were begun are finished, and the result is
  /// that of fewer trials (see ``SimulationResult/isComplete``).
  ///
  /// - Parameters:
  ///   - scenario: What to simulate.
  ///   - threads: The number of workers; has no bearing on the result.
  ///   - progress: Called with the number of trials done, from any thread, in rising order.
  ///   - looked: Called with how sure the run is, at each look of a run that ends by itself.
  /// - Returns: The figures of all threats and of the portfolio.
  /// - Throws: ``SimulationError`` if the scenario cannot be simulated, `CancellationError` if the task
  ///   was cancelled before the first chunk.
  /// - Complexity: O(trials x live columns) time, memory that does not depend on the trials.
  public func run(
    _ scenario: Scenario, threads: Int = 1,
    progress: @escaping @Sendable (Int) -> Void = { _ in },
    looked: @escaping @Sendable (StoppingSummary) -> Void = { _ in }
  ) async throws -> SimulationResult {
    guard (1...Self.maximumTrials).contains(scenario.trials) else {
      throw SimulationError.trials(scenario.trials)
    }
    guard threads > 0 else { throw SimulationError.threads(threads) }
    let compiled = try ScenarioCompiler.compile(scenario, of: model)
    guard scenario.until.isEmpty else {
      return try await run(scenario, compiled, threads: threads, progress, looked)
    }
    let design = SamplingDesign(scenario.sampling, trials: scenario.trials, sides: [compiled])
    let run = ChunkRun<TrialWorker>(
      trials: scenario.trials, threads: threads, nothing: compiled.noSums, progress: progress)
    let (sums, counts) = try await run.run {
      TrialWorker(compiled, measure: scenario.rankedBy, design: design)
    }
    return ResultAssembly(
      scenario, model, compiled, RunSums(sums, isPlain: design.scheme == .plain), counts,
      sampling: design.summary
    ).result(digest: digest)
  }

  /// Runs trials until the scenario's rules are met.
  private func run(
    _ scenario: Scenario, _ compiled: CompiledScenario, threads: Int,
    _ progress: @escaping @Sendable (Int) -> Void,
    _ looked: @escaping @Sendable (StoppingSummary) -> Void
  ) async throws -> SimulationResult {
    guard (1...Self.maximumTrials).contains(scenario.maximumTrials) else {
      throw SimulationError.trials(scenario.maximumTrials)
    }
    for case .ranks in scenario.until where scenario.rankedBy == .var95 {
      throw SimulationError.ranksByQuantile
    }
    let design = SamplingDesign(
      scenario.sampling, trials: scenario.maximumTrials, sides: [compiled],
      tile: YearLawDraws.tile)
    let outcome = try await SequentialRun(
      scenario: scenario, compiled: compiled, design: design, threads: threads,
      progress: progress, looked: looked
    ).run()
    var result = ResultAssembly(
      scenario, model, compiled, RunSums(outcome.sums, isPlain: design.scheme == .plain),
      outcome.counts, sampling: design.summary
    ).result(digest: digest)
    result.stopping = outcome.stopping
    return result
  }
}
