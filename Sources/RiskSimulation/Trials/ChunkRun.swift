// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Runs all chunks of a number of trials on several threads.
struct ChunkRun<Worker: ChunkWorker> {
  /// The number of simulated years.
  let trials: Int
  /// The number of workers.
  let threads: Int
  /// Sums of nothing, to begin with.
  let nothing: Worker.Sums
  /// Called with the number of trials done, in rising order.
  let progress: @Sendable (Int) -> Void
  /// The first chunk; those before it were run before.
  var firstChunk = 0
  /// When to begin no further chunk.
  var deadline: ContinuousClock.Instant?

  /// Runs the chunks; if the task is cancelled, those that were begun.
  ///
  /// - Throws: `CancellationError` if the task was cancelled before the first chunk.
  func run(
    _ makeWorker: @escaping @Sendable () -> Worker
  ) async throws -> (Worker.Sums, Worker.Counts) {
    let chunks = (trials + TrialBlock.chunkSize - 1) / TrialBlock.chunkSize
    let schedule = ChunkSchedule(
      chunks: firstChunk..<max(chunks, firstChunk), nothing: nothing, progress: progress)
    let (trials, deadline) = (trials, deadline)
    let counts = await withTaskGroup(of: Worker.Counts.self) { group in
      for _ in 0..<max(1, min(threads, chunks - firstChunk)) {
        group.addTask { Self.work(makeWorker(), schedule, trials: trials, deadline) }
      }
      var total: Worker.Counts?
      for await counts in group {
        total = total.map { Worker.merged($0, counts) } ?? counts
      }
      return total
    }
    guard let counts, schedule.sums.trials > 0 else { throw CancellationError() }
    return (schedule.sums, counts)
  }

  private static func work(
    _ worker: Worker, _ schedule: ChunkSchedule<Worker.Sums>, trials: Int,
    _ deadline: ContinuousClock.Instant?
  ) -> Worker.Counts {
    while !Task.isCancelled, deadline.map({ ContinuousClock.now < $0 }) ?? true,
      let chunk = schedule.next()
    {
      schedule.finish(chunk, with: worker.run(chunk: chunk, trials: trials))
    }
    return worker.counts
  }
}
