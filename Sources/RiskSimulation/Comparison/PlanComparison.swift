// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Compares plans over the same trials.
///
/// Random numbers are addressed by name, so two plans share all draws of what both have: differences are
/// taken within each trial, and their standard error is that of the differences, which is far below that of
/// two runs with random numbers of their own.
public struct PlanComparison: Sendable {
  private let candidates: [PlanCandidate]

  /// Makes a comparison.
  ///
  /// - Parameters:
  ///   - base: What the others are compared with; its trials, seed, sampling and ranking hold for all.
  ///   - others: The other plans, at least one, in models of the same currency.
  /// - Throws: ``ComparisonError``.
  public init(base: PlanCandidate, others: [PlanCandidate]) throws(ComparisonError) {
    guard !others.isEmpty else { throw .nothingToCompare }
    let currency = base.model.model.currency
    var names: Set<String> = [base.scenario.name]
    for other in others {
      guard other.model.model.currency == currency else {
        throw .currencies(currency, other.model.model.currency)
      }
      guard names.insert(other.scenario.name).inserted else {
        throw .sameName(other.scenario.name)
      }
    }
    let settings = base.scenario
    candidates =
      [base]
      + others.map { other in
        var other = other
        other.scenario.trials = settings.trials
        other.scenario.seed = settings.seed
        other.scenario.rankedBy = settings.rankedBy
        other.scenario.sampling = settings.sampling
        return other
      }
  }

  /// Runs the trials under every plan.
  ///
  /// If the task is cancelled, the result is that of fewer trials.
  ///
  /// - Parameters:
  ///   - threads: The number of workers; has no bearing on the result.
  ///   - progress: Called with the number of trials done, from any thread, in rising order.
  /// - Returns: The figures of all plans and their differences to the base.
  /// - Throws: ``SimulationError`` if a scenario cannot be simulated, `CancellationError` if the task was
  ///   cancelled before the first chunk.
  /// - Complexity: O(plans x trials x live columns) time, memory that does not depend on the trials.
  public func run(
    threads: Int = 1, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> ComparisonResult {
    let trials = candidates[0].scenario.trials
    guard (1...RiskSimulator.maximumTrials).contains(trials) else {
      throw SimulationError.trials(trials)
    }
    guard threads > 0 else { throw SimulationError.threads(threads) }
    let compiled = try candidates.map {
      try ScenarioCompiler.compile($0.scenario, of: $0.model.model)
    }
    let base = candidates[0]
    let sides = SamplingDesign.sides(compiled[0], base.scenario, of: base.model.model)
    let design = SamplingDesign(
      base.scenario.sampling, trials: trials, sides: sides + compiled.dropFirst())
    let setup = ComparisonSetup(
      compiled, measure: base.scenario.rankedBy, design: design)
    let run = ChunkRun<ComparisonWorker>(
      trials: trials, threads: threads, nothing: setup.nothing, progress: progress)
    let (sums, counts) = try await run.run { ComparisonWorker(setup) }
    return ComparisonAssembly(candidates, setup, sums, counts).result
  }
}
