// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Simulated years of one threat under formulas that differ in the rate of events, the factor on losses and the
/// transfers, bit by bit those of ``LossSampler/year(trial:events:read:)``.
///
/// The uniform number behind a year's number of events and the sizes of its events are the same under all formulas.
/// The number rises with the rate, so between two rates that give a number all others give it too: it is looked up in
/// brackets that grow with what was asked.
struct YearDraws {
  /// Years with so many events are drawn anew each time.
  private static let remembered = 16

  private var firstTrial: UInt64 = 0
  private var levels: [Double] = []
  /// By trial and number of events, the least and the greatest rate that is known to give it.
  private var least: [Double] = []
  private var greatest: [Double] = []
  /// By trial, the greatest rate that is known to give no event.
  private var quiet: [Double] = []
  /// By trial, the first events before any effect.
  private var events: [[Double]] = []
  private var busy: [Int] = []
  private var scratch: [Double] = []

  /// Begins with a block of trials.
  mutating func begin(_ sampler: LossSampler, firstTrial: UInt64) {
    self.firstTrial = firstTrial
    let trials = 0..<TrialBlock.size
    levels = trials.map { sampler.count.uniform(trial: firstTrial + UInt64($0)) }
    least = Array(repeating: .infinity, count: TrialBlock.size * Self.remembered)
    greatest = Array(repeating: -.infinity, count: TrialBlock.size * Self.remembered)
    quiet = Array(repeating: 0, count: TrialBlock.size)
    events = Array(repeating: [], count: TrialBlock.size)
  }

  /// Computes the years of a formula in the block.
  mutating func read(
    _ sampler: LossSampler, _ memory: ColumnMemory, into column: inout [Double]
  ) {
    let rates = memory.column(Int(sampler.yearRate))
    busy.removeAll(keepingCapacity: true)
    for trial in column.indices {
      column[trial] = 0
      if rates[trial] > quiet[trial] { busy.append(trial) }
    }
    for trial in busy {
      let number = number(trial, rate: rates[trial])
      guard number > 0 else { continue }
      column[trial] = loss(of: number, trial, sampler, memory)
    }
  }

  private mutating func number(_ trial: Int, rate: Double) -> Int {
    let first = trial * Self.remembered
    for number in 0..<Self.remembered
    where rate >= least[first + number] && rate <= greatest[first + number] {
      return number
    }
    let number = PoissonQuantile.value(levels[trial], mean: rate)
    guard number < Self.remembered else { return number }
    least[first + number] = min(least[first + number], rate)
    greatest[first + number] = max(greatest[first + number], rate)
    if number == 0 { quiet[trial] = max(quiet[trial], rate) }
    return number
  }

  private mutating func loss(
    of number: Int, _ trial: Int, _ sampler: LossSampler, _ memory: ColumnMemory
  ) -> Double {
    func read(_ register: Register) -> Double { memory.column(Int(register))[trial] }
    let address = firstTrial + UInt64(trial)
    guard number < Self.remembered else {
      return sampler.year(trial: address, events: &scratch, read: read).total
    }
    if events[trial].count < number {
      events[trial] = Array(repeating: 0, count: number)
      for form in sampler.forms {
        form.addLosses(to: &events[trial], trial: address, share: form.share.map(read))
      }
    }
    let scale = read(sampler.scale)
    guard !sampler.transfers.isEmpty else {
      return events[trial][..<number].reduce(0) { $0 + $1 * scale }
    }
    var kept = sampler.retention(read)
    return events[trial].withUnsafeBufferPointer {
      kept.year(of: UnsafeBufferPointer(rebasing: $0[..<number]), scale: scale, grossScale: scale)
    }.total
  }
}
