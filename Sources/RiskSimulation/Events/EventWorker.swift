// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis

/// Runs chunks of trials of a tree whose steps have fixed probabilities.
final class EventWorker: ChunkWorker {
  private let trials: Int
  private let steps: StepDraws
  private let memory: EventMemory

  /// Makes a worker for so many trials in all.
  init(_ program: EventProgram, _ steps: StepDraws, trials: Int) {
    self.trials = trials
    self.steps = steps
    memory = EventMemory(for: program)
  }

  /// Nothing is counted in any order: sums are integers.
  var counts: Int { 0 }

  static func merged(_ first: Int, _ second: Int) -> Int { 0 }

  func run(chunk: Int, trials words: Int) -> EventCounts {
    var sums = EventCounts()
    for block in EventBlock.blocks(of: chunk, trials: trials) {
      memory.run(block: UInt64(block.index), steps)
      sums.reached += memory.countReached(trials: block.trials)
      sums.trials += EventBlock.words(for: block.trials)
    }
    return sums
  }
}
