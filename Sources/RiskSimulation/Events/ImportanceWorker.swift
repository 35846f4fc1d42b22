// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Runs chunks of importance-sampled trials.
final class ImportanceWorker: ChunkWorker {
  private let setup: ImportanceSetup
  private let trials: Int
  private let memory: EventMemory
  private var goal = Array(repeating: UInt64(0), count: EventBlock.words)
  private var attacks = Array(repeating: 0.0, count: EventBlock.size)
  private var scratch: [Double] = []
  private var bias = Array(repeating: 0.0, count: EventBlock.size)
  private var weights = Array(repeating: 0.0, count: EventBlock.size)

  /// Makes a worker for so many trials in all.
  init(_ setup: ImportanceSetup, trials: Int) {
    self.setup = setup
    self.trials = trials
    memory = EventMemory(for: setup.program)
  }

  var counts: Int { 0 }

  static func merged(_ first: Int, _ second: Int) -> Int { 0 }

  func run(chunk: Int, trials words: Int) -> WeightSums {
    var sums = WeightSums()
    for block in EventBlock.blocks(of: chunk, trials: trials) {
      sums.reached += run(block.index, trials: block.trials)
      sums.add(
        weights, count: block.trials, of: setup.mixture.component(ofBlock: block.index))
      sums.trials += EventBlock.words(for: block.trials)
    }
    return sums
  }

  /// Draws a block and weighs its trials; how many reach the goal.
  private func run(_ block: Int, trials: Int) -> Int {
    let component = setup.mixture.component(ofBlock: block)
    let steps = component == .biased ? setup.biased : setup.plain
    memory.draw(block: UInt64(block), steps)
    if component == .attacks { force(block) }
    memory.evaluateGates()
    memory.goal(trials: trials, into: &goal)
    weigh()
    return goal.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// Makes one attack of each trial succeed.
  private func force(_ block: Int) {
    for trial in 0..<EventBlock.size {
      let number = UInt64(block * EventBlock.size + trial)
      if let family = setup.guide.family {
        family.draw(setup.choice, trial: number) {
          memory.step($0)[trial >> 6] |= 1 << UInt64(trial & 63)
        }
        continue
      }
      let uniform = setup.choice.uniform(trial: number)
      for step in setup.attack(at: uniform).steps {
        memory.step(step)[trial >> 6] |= 1 << UInt64(trial & 63)
      }
    }
  }

  /// The weight of each trial with the goal: the density of steps as they are over that of the mixture.
  private func weigh() {
    let mixture = setup.mixture
    let forced = mixture.share(.attacks) / setup.total
    let (biased, plain) = (mixture.share(.biased), mixture.share(.plain))
    if forced > 0 { countAttacks() }
    if biased > 0 { multiplyRatios() }
    for trial in 0..<EventBlock.size { weights[trial] = 0 }
    Self.forEachBit(goal) { trial in
      var density = plain
      if forced > 0 { density += forced * attacks[trial] }
      if biased > 0 { density += biased * bias[trial] }
      weights[trial] = 1 / density
    }
  }

  /// How many of the listed attacks succeed in each trial with the goal.
  private func countAttacks() {
    for trial in 0..<EventBlock.size { attacks[trial] = 0 }
    for literals in setup.attackLiterals { memory.add(1, where: literals, to: &attacks) }
    guard let family = setup.guide.family else { return }
    Self.forEachBit(goal) { trial in
      attacks[trial] = family.count(&scratch) { step in
        memory.step(step)[trial >> 6] >> UInt64(trial & 63) & 1 == 1
      }
    }
  }

  /// The density of biased steps over that of steps as they are, in each trial with the goal.
  private func multiplyRatios() {
    for trial in 0..<EventBlock.size { bias[trial] = setup.nothing }
    for (literals, ratio) in setup.ratios {
      memory.multiply(by: ratio, where: literals, &bias)
    }
  }

  @inline(__always)
  private static func forEachBit(_ words: [UInt64], _ body: (Int) -> Void) {
    for word in words.indices {
      var bits = words[word]
      while bits != 0 {
        body(word << 6 | bits.trailingZeroBitCount)
        bits &= bits &- 1
      }
    }
  }
}
