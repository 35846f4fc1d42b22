// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis

extension EventSampler {
  /// Runs trials that reach the goal far more often than by chance, each weighed by how much more often.
  ///
  /// Guided by decision diagrams: the goal's likeliest minimal attacks, and the probability of each step given the
  /// goal. Where the diagrams do not fit, attacks and probabilities are found by simulation at raised
  /// probabilities; the estimate is unbiased all the same, but its standard error is then itself an estimate from
  /// what was found. Where not all attacks are known, whole rounds of 131,072 trials are run.
  ///
  /// - Parameters:
  ///   - trials: The least number of trials.
  ///   - seed: The seed.
  ///   - threads: The number of workers; has no bearing on the result.
  ///   - progress: Called with the number of trials done, from any thread, in rising order.
  /// - Returns: The estimate with its standard error and effective sample size.
  /// - Throws: ``SimulationError`` if two steps' names collide, `CancellationError` before the first chunk.
  /// - Complexity: O(trials x (edges + steps of the attacks) / 64 + trials).
  public func importance(
    trials: Int, seed: UInt64, threads: Int = 1,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> EventSample {
    try Self.check(trials: trials, threads: threads)
    guard let guide = try guide(seed: seed) else {
      var sample = try await plain(
        trials: trials, seed: seed, threads: threads, progress: progress)
      sample.guide = "nothing found to favour"
      return sample
    }
    let setup = try ImportanceSetup(subject, guide, seed: seed)
    let all = setup.mixture.trials(for: trials)
    let run = ChunkRun<ImportanceWorker>(
      trials: EventBlock.words(for: all), threads: threads, nothing: WeightSums()
    ) { progress(min($0 * 64, all)) }
    let sums = try await run.run { ImportanceWorker(setup, trials: all) }.0
    return sample(sums, guide, requested: trials, seed: seed)
  }

  private func guide(seed: UInt64) throws(SimulationError) -> ImportanceGuide? {
    if let program, let diagrams = diagrams() {
      return ImportanceGuide(subject, diagrams, program)
    }
    var search = MultilevelGuide(subject, seed: seed)
    return try search.find()
  }

  private func sample(
    _ sums: WeightSums, _ guide: ImportanceGuide, requested: Int, seed: UInt64
  ) -> EventSample {
    let (mean, error) = (sums.mean, sums.standardError)
    let half = 1.959963984540054 * error
    return EventSample(
      name: subject.name, title: subject.title, method: .importance,
      reason: "", guide: guide.description, requested: requested, trials: Int(sums.count),
      seed: seed, reached: sums.reached,
      estimate: mean, standardError: error,
      interval: max(0, mean - half)...min(1, max(mean + half, 0)),
      effectiveSampleSize: sums.squares > 0 ? sums.total * sums.total / sums.squares : 0,
      greatestShare: sums.total > 0 ? sums.greatest / sums.total : 0, exact: exact,
      exactStandardError: nil)
  }
}
