// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Runs trials until the scenario's rules are met, or a cap is reached.
struct SequentialRun {
  /// What a run comes to.
  struct Outcome {
    var sums: Replicated<ChunkMoments>
    var counts: TrialCounts
    var stopping: StoppingSummary
  }

  /// The scenario, with its rules.
  let scenario: Scenario
  /// The scenario as a program.
  let compiled: CompiledScenario
  /// How its parameters are sampled.
  let design: SamplingDesign
  /// The number of workers.
  let threads: Int
  /// Called with the number of trials done, in rising order.
  let progress: @Sendable (Int) -> Void
  /// Called at each look.
  let looked: @Sendable (StoppingSummary) -> Void

  /// Runs from look to look.
  ///
  /// - Throws: `CancellationError` if the task was cancelled before the first chunk.
  func run() async throws -> Outcome {
    let schedule = LookSchedule(maximumTrials: scenario.maximumTrials)
    let deadline = scenario.maximumSeconds.map { ContinuousClock.now + .seconds($0) }
    var outcome = try await round(0, schedule, after: nil, deadline)
    for look in schedule.trials.indices.dropFirst() {
      if outcome.stopping.reason != .running { break }
      do {
        outcome = try await round(look, schedule, after: outcome, deadline)
      } catch is CancellationError {
        outcome.stopping.reason =
          deadline.map { ContinuousClock.now >= $0 } == true ? .time : .interruption
      }
    }
    return outcome
  }

  private func round(
    _ look: Int, _ schedule: LookSchedule, after last: Outcome?,
    _ deadline: ContinuousClock.Instant?
  ) async throws -> Outcome {
    let done = last?.sums.trials ?? 0
    let progress = progress
    let run = ChunkRun<TrialWorker>(
      trials: schedule.trials[look], threads: threads, nothing: compiled.noSums,
      progress: { progress(done + $0) }, firstChunk: done / TrialBlock.chunkSize,
      deadline: deadline)
    let (compiled, design, measure) = (compiled, design, scenario.rankedBy)
    var (sums, counts) = try await run.run {
      TrialWorker(compiled, measure: measure, design: design)
    }
    if let last {
      let added = sums
      sums = last.sums
      sums.merge(added)
      counts = last.counts.merged(with: counts)
    }
    let check = PrecisionCheck(
      scenario, schedule, RunSums(sums, isPlain: design.scheme == .plain), counts)
    var stopping = StoppingSummary(
      rules: scenario.until.map { check.status(of: $0) }, looks: look + 1, reach: schedule.reach,
      reason: .running)
    if stopping.rules.allSatisfy(\.isMet) {
      stopping.reason = .rules
    } else if sums.trials < schedule.trials[look] {
      stopping.reason = deadline.map { ContinuousClock.now >= $0 } == true ? .time : .interruption
    } else if look == schedule.trials.count - 1 {
      stopping.reason = .trials
    }
    looked(stopping)
    return Outcome(sums: sums, counts: counts, stopping: stopping)
  }
}
