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
    /// The law of the year by transform, with the draws so far; `nil` where no rule needs it or there is none.
    var law: YearLawRun?
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
    let law = firstLaw
    var outcome = try await round(0, schedule, after: nil, law, deadline)
    for look in schedule.trials.indices.dropFirst() {
      if outcome.stopping.reason != .running { break }
      do {
        outcome = try await round(look, schedule, after: outcome, law, deadline)
      } catch is CancellationError {
        outcome.stopping.reason =
          deadline.map { ContinuousClock.now >= $0 } == true ? .time : .interruption
      }
    }
    return outcome
  }

  private func round(
    _ look: Int, _ schedule: LookSchedule, after last: Outcome?,
    _ firstLaw: Result<YearLawRun, YearLawError>?, _ deadline: ContinuousClock.Instant?
  ) async throws -> Outcome {
    var (sums, counts) = try await trials(
      from: last?.sums.trials ?? 0, to: schedule.trials[look], deadline)
    if let last {
      let added = sums
      sums = last.sums
      sums.merge(added)
      counts = last.counts.merged(with: counts)
    }
    var law = last.map(\.law) ?? (try? firstLaw?.get())
    try await law?.extend(to: schedule.trials[look], threads: threads, deadline: deadline)
    let check = PrecisionCheck(
      scenario, schedule, look: look, RunSums(sums, isPlain: design.scheme == .plain), counts,
      law: law?.summary(leavingOut: schedule.leavingOut(look: look)))
    var stopping = StoppingSummary(
      rules: scenario.until.map { check.status(of: $0) }, looks: look + 1, reach: schedule.reach,
      reason: .running, law: check.law, lawProblem: firstLaw?.problem)
    if stopping.rules.allSatisfy(\.isMet) {
      stopping.reason = .rules
    } else if sums.trials < schedule.trials[look] {
      stopping.reason = deadline.map { ContinuousClock.now >= $0 } == true ? .time : .interruption
    } else if look == schedule.trials.count - 1 {
      stopping.reason = .trials
    }
    looked(stopping)
    return Outcome(sums: sums, counts: counts, stopping: stopping, law: law)
  }

  /// Runs trials: the first ones on this thread, further ones in chunks.
  private func trials(
    from done: Int, to end: Int, _ deadline: ContinuousClock.Instant?
  ) async throws -> (Replicated<ChunkMoments>, TrialCounts) {
    let (progress, compiled, design, measure) = (progress, compiled, design, scenario.rankedBy)
    if end <= TrialBlock.chunkSize {
      try Task.checkCancellation()
      let worker = TrialWorker(compiled, measure: measure, design: design)
      let sums = worker.run(trials: done..<end)
      progress(end)
      return (sums, worker.counts)
    }
    return try await ChunkRun<TrialWorker>(
      trials: end, threads: threads, nothing: compiled.noSums,
      progress: { progress(done + $0) }, firstChunk: done / TrialBlock.chunkSize,
      deadline: deadline
    ).run { TrialWorker(compiled, measure: measure, design: design) }
  }

  /// How exact VaR95 is to be; `nil` if no rule asks for it.
  private var shareOfValue: Double? {
    scenario.until.compactMap { if case .var95(let share) = $0 { share } else { nil } }.min()
  }

  /// The law before its first draw, or why quantiles are counted though a rule asks for one; `nil` if none does.
  private var firstLaw: Result<YearLawRun, YearLawError>? {
    shareOfValue.map { share in
      Result { () throws(YearLawError) -> YearLawRun in
        try YearLawRun(compiled, within: share, like: design)
      }
    }
  }
}

extension Result where Failure == YearLawError {
  /// What went wrong, in a sentence.
  fileprivate var problem: String? {
    if case .failure(let error) = self { error.description } else { nil }
  }
}
