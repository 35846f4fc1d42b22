// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Synchronization

/// Hands out chunks of trials to workers and joins their sums in the order of chunks.
///
/// A class, since workers share it; its state is behind a lock, which is taken twice a chunk.
final class ChunkSchedule<Sums: TrialSums>: Sendable {
  private struct State {
    var next: Int
    var joined: Int
    var waiting: [Int: Sums] = [:]
    var sums: Sums
  }

  private let end: Int
  private let progress: @Sendable (Int) -> Void
  private let state: Mutex<State>

  /// Makes a schedule of chunks, beginning with sums of nothing.
  init(chunks: Range<Int>, nothing: Sums, progress: @escaping @Sendable (Int) -> Void) {
    end = chunks.upperBound
    self.progress = progress
    state = Mutex(State(next: chunks.lowerBound, joined: chunks.lowerBound, sums: nothing))
  }

  /// The next chunk to run; `nil` when all are handed out.
  func next() -> Int? {
    state.withLock { state in
      guard state.next < end else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  /// Takes the sums of a chunk, and joins those whose predecessors are all there.
  func finish(_ chunk: Int, with sums: Sums) {
    state.withLock { state in
      state.waiting[chunk] = sums
      while let next = state.waiting.removeValue(forKey: state.joined) {
        state.sums.merge(next)
        state.joined += 1
      }
      progress(state.sums.trials)
    }
  }

  /// The sums joined so far.
  var sums: Sums { state.withLock { $0.sums } }
}
