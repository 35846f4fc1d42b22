// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import CVectorKernels
import Distributions

/// Draws the years of a block of trials, threat by threat: the number of events of all trials first, then all
/// their events as flat columns.
///
/// A class, since it owns raw memory; each worker has its own.
final class YearKernel {
  typealias Column = ColumnMemory.Column

  /// Each trial's annual loss, net of transfers.
  let totals = YearKernel.column()
  /// Each trial's largest event.
  let largest = YearKernel.column()
  /// Each trial's annual loss before all transfers; only if ``hasGross``.
  let gross = YearKernel.column()
  /// Whether the losses of the threat that was simulated last are transferred.
  private(set) var hasGross = false
  private let memory: ColumnMemory
  private let events = EventColumns()
  private let levels = YearKernel.column()
  private let none = YearKernel.column()
  private let any = YearKernel.column()
  private let counts = YearKernel.column()
  /// The kernel writes a few numbers more than it finds trials.
  private let trials = UnsafeMutableBufferPointer<Int32>.allocate(capacity: TrialBlock.size + 8)
  private var trialCount = 0

  /// Makes a kernel that reads columns from a program's memory.
  init(_ memory: ColumnMemory) {
    self.memory = memory
  }

  deinit {
    for column in [totals, largest, gross, levels, none, any, counts] { column.deallocate() }
    trials.deallocate()
  }

  /// The trials with events of the threat that was simulated last, in order.
  var trialsWithEvents: UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(rebasing: trials[..<trialCount])
  }

  /// P(at least one event) of each trial, given the rates that were given last.
  func anyEvent(_ count: Int) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(rebasing: any[..<count])
  }

  /// Computes P(no event) and P(at least one) for rates of events.
  ///
  /// - Precondition: not more rates than a block has trials.
  func computeChances(_ rates: UnsafeBufferPointer<Double>) {
    precondition(rates.count <= TrialBlock.size, "a column of a block")
    guard let rate = rates.baseAddress, let none = none.baseAddress, let any = any.baseAddress
    else { return }
    VectorKernels.current.no_event(rate, none, any, rates.count)
  }

  /// Draws the years of a threat.
  func simulate(_ losses: LossSampler, firstTrial: UInt64, count: Int) {
    totals.update(repeating: 0)
    largest.update(repeating: 0)
    hasGross = !losses.transfers.isEmpty || losses.grossScale != nil
    if hasGross { gross.update(repeating: 0) }
    drawCounts(losses, firstTrial: firstTrial, count: count)
    var done = 0
    while done < trialCount {
      let rest = UnsafeBufferPointer(rebasing: trialsWithEvents[done...])
      let taken = events.take(
        rest, counts: counts, firstTrial: firstTrial, most: losses.individualLimit)
      if taken > 0 { finishEvents(losses) } else { finishYear(losses, Int(rest[0]), firstTrial) }
      done += max(taken, 1)
    }
  }

  /// Draws the number of events of each trial, and lists the trials that have some.
  private func drawCounts(_ losses: LossSampler, firstTrial: UInt64, count: Int) {
    let rates = column(losses.yearRate)
    computeChances(UnsafeBufferPointer(rates))
    losses.count.fill(levels, firstTrial: firstTrial)
    guard let rate = rates.baseAddress, let none = none.baseAddress,
      let level = levels.baseAddress, let number = counts.baseAddress,
      let trial = trials.baseAddress
    else { return }
    trialCount = VectorKernels.current.poisson(
      rate, none, level, number, trial, TrialBlock.size)
    while trialCount > 0, trials[trialCount - 1] >= count { trialCount -= 1 }
    for trial in trialsWithEvents where counts[Int(trial)] < 0 {
      counts[Int(trial)] = Double(
        PoissonQuantile.value(
          levels[Int(trial)], mean: rates[Int(trial)], none: none[Int(trial)]))
    }
  }

  /// Draws the events that have been taken, and sums them up year by year.
  private func finishEvents(_ losses: LossSampler) {
    events.draw(losses.forms, column: column)
    guard !losses.transfers.isEmpty else {
      if let scale = losses.grossScale {
        // The largest gross event is not asked for: the sums of the net ones overwrite it.
        events.sum(scale: column(scale), totals: gross, largest: largest)
      }
      events.sum(scale: column(losses.scale), totals: totals, largest: largest)
      return
    }
    let scale = column(losses.scale)
    let grossScale = losses.grossScale.map(column) ?? scale
    for (place, trial) in events.trials.enumerated() {
      let trial = Int(trial)
      var kept = losses.retention { column($0)[trial] }
      let year = kept.year(
        of: events.losses(at: place), scale: scale[trial], grossScale: grossScale[trial])
      enter(year, trial: trial)
    }
  }

  /// Draws a year of more events than are drawn one by one.
  private func finishYear(_ losses: LossSampler, _ trial: Int, _ firstTrial: UInt64) {
    let year = losses.manyEvents(Int(counts[trial]), trial: firstTrial + UInt64(trial)) {
      column($0)[trial]
    }
    enter(year, trial: trial)
  }

  private func enter(_ year: YearLoss, trial: Int) {
    totals[trial] = year.total
    largest[trial] = year.largest
    gross[trial] = year.gross
  }

  private func column(_ slot: Register) -> Column { memory.column(Int(slot)) }

  private static func column() -> Column {
    let column = Column.allocate(capacity: TrialBlock.size)
    column.initialize(repeating: 0)
    return column
  }
}
