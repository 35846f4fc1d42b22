// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The sums of single attempts.
struct AttemptSums: TrialSums {
  /// Attempts and successes.
  var counts = EventCounts()
  /// The losses of the attempts that succeed.
  var losses = Moments()

  var trials: Int { counts.trials }

  mutating func merge(_ other: AttemptSums) {
    counts.merge(other.counts)
    losses.merge(other.losses)
  }
}

/// Runs chunks of single attempts, and draws losses for those that succeed.
final class AttemptWorker: ChunkWorker {
  private let trials: Int
  private let steps: StepDraws
  private let forms: [AttemptForm]
  private let memory: EventMemory
  private var goal = Array(repeating: UInt64(0), count: EventBlock.words)
  private var losses = Array(repeating: 0.0, count: EventBlock.size)
  /// The losses of the attempts that succeed.
  private(set) var counts = LogHistogram()

  /// Makes a worker for so many attempts in all.
  init(_ program: EventProgram, _ steps: StepDraws, _ forms: [AttemptForm], trials: Int) {
    self.trials = trials
    self.steps = steps
    self.forms = forms
    memory = EventMemory(for: program)
  }

  static func merged(_ first: LogHistogram, _ second: LogHistogram) -> LogHistogram {
    var sum = first
    sum.merge(second)
    return sum
  }

  func run(chunk: Int, trials words: Int) -> AttemptSums {
    var sums = AttemptSums()
    for block in EventBlock.blocks(of: chunk, trials: trials) {
      memory.run(block: UInt64(block.index), steps)
      memory.goal(trials: block.trials, into: &goal)
      let reached = draw(first: UInt64(block.index * EventBlock.size))
      counts.insert(losses, count: reached)
      sums.losses.merge(Moments(of: losses, count: reached))
      sums.counts.reached += reached
      sums.counts.trials += EventBlock.words(for: block.trials)
    }
    return sums
  }

  /// Draws the losses of the attempts of a block that succeed; how many there are.
  private func draw(first: UInt64) -> Int {
    var reached = 0
    for word in 0..<EventBlock.words {
      var bits = goal[word]
      while bits != 0 {
        let trial = first &+ UInt64(word &* 64 &+ bits.trailingZeroBitCount)
        bits &= bits &- 1
        var loss = 0.0
        for form in forms { loss += form.loss(trial) }
        losses[reached] = loss
        reached &+= 1
      }
    }
    return reached
  }
}
