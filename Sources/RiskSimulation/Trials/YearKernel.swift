// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import CVectorKernels
import Distributions

/// Draws the years of a block of trials, threat by threat: the number of events of all trials first, then the
/// events of those that have some.
///
/// In most years of most threats nothing happens, so there is an entry only for each of ``trialsWithEvents``.
/// A class, since it owns raw memory; each worker has its own.
final class YearKernel {
  typealias Column = ColumnMemory.Column

  /// The annual loss, net of transfers, of each trial with events.
  let totals = YearKernel.column()
  /// The largest event of each trial with events.
  let largest = YearKernel.column()
  /// The annual loss before all transfers of each trial with events; only if ``hasGross``.
  let gross = YearKernel.column()
  /// Whether the losses of the threat that was simulated last are transferred.
  private(set) var hasGross = false
  private let memory: ColumnMemory
  private let events = EventColumns()
  private let levels = YearKernel.column()
  private let none = YearKernel.column()
  private let any = YearKernel.column()
  private let trials = YearKernel.list()
  private let numbers = YearKernel.list()
  private var trialCount = 0
  /// By trial the number of events where the entry in `numbers` is -1, and of how many trials.
  private var many = (numbers: Array(repeating: 0, count: TrialBlock.size), trials: 0)

  /// Makes a kernel that reads columns from a program's memory.
  init(_ memory: ColumnMemory) {
    self.memory = memory
  }

  deinit {
    for column in [totals, largest, gross, levels, none, any] { column.deallocate() }
    trials.deallocate()
    numbers.deallocate()
  }

  /// The trials with events of the threat that was simulated last, each once.
  var trialsWithEvents: UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(rebasing: trials[..<trialCount])
  }

  /// Calls a function with each trial with events and the place of its entries.
  @inline(__always)
  func forEachTrial(_ body: (_ trial: Int, _ place: Int) -> Void) {
    for place in 0..<trialCount { body(Int(trials[place]), place) }
  }

  /// The entries of a column.
  func entries(_ column: Column) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(rebasing: column[..<trialCount])
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
    hasGross = !losses.transfers.isEmpty || losses.grossScale != nil
    drawNumbers(losses, firstTrial: firstTrial, count: count)
    if losses.isSimple {
      drawYears(losses, firstTrial)
    } else {
      drawColumns(losses, firstTrial)
    }
  }

  /// Draws the number of events of each trial, and lists the trials that have some.
  private func drawNumbers(_ losses: LossSampler, firstTrial: UInt64, count: Int) {
    losses.count.fill(levels, firstTrial: firstTrial)
    listTrials(column(losses.yearRate), losses.steps)
    while trialCount > 0, trials[trialCount - 1] >= count { trialCount -= 1 }
    many.trials = 0
    let most = Int32(losses.individualLimit)
    // As an unsigned number -1 is beyond all limits.
    let bound = UInt32(bitPattern: most)
    let listed = UnsafeBufferPointer(rebasing: numbers[..<trialCount])
    // The greatest first, without a branch: in most blocks there is none beyond.
    let greatest = listed.reduce(0) { max($0, UInt32(bitPattern: $1)) }
    guard greatest > bound else { return }
    for place in listed.indices where UInt32(bitPattern: listed[place]) > bound {
      countEvents(at: place, losses, most)
    }
  }

  private func listTrials(_ rates: Column, _ steps: PoissonSteps?) {
    guard let rate = rates.baseAddress, let level = levels.baseAddress,
      let trial = trials.baseAddress, let number = numbers.baseAddress,
      let none = none.baseAddress
    else { return }
    if let steps {
      trialCount = VectorKernels.current.constant_poisson(
        steps.steps, steps.steps.count, level, trial, number, TrialBlock.size)
    } else {
      computeChances(UnsafeBufferPointer(rates))
      trialCount = VectorKernels.current.poisson(
        rate, none, level, trial, number, TrialBlock.size)
    }
  }

  /// Finds out the number of events of a year for which the kernel did not, or which has many.
  private func countEvents(at place: Int, _ losses: LossSampler, _ most: Int32) {
    let trial = Int(trials[place])
    let number =
      numbers[place] >= 0
      ? Int(numbers[place])
      : PoissonQuantile.value(
        levels[trial], mean: column(losses.yearRate)[trial],
        none: losses.steps?.none ?? none[trial])
    numbers[place] = number <= most ? Int32(number) : -1
    guard number > most else { return }
    many.numbers[trial] = number
    many.trials += 1
  }

  /// Draws years of events of one form that are kept in proportion: few events by the kernel, many by moments.
  private func drawYears(_ losses: LossSampler, _ firstTrial: UInt64) {
    let few = many.trials == 0 ? trialCount : partition()
    drawFew(few, losses, firstTrial)
    for place in few..<trialCount { finishYear(losses, place, firstTrial) }
  }

  private func drawFew(_ few: Int, _ losses: LossSampler, _ firstTrial: UInt64) {
    guard let trial = trials.baseAddress, let number = numbers.baseAddress,
      let scale = column(losses.scale).baseAddress, let total = totals.baseAddress,
      let most = largest.baseAddress
    else { return }
    let key = losses.forms[0].magnitudes.key
    let years = copse_years(
      key0: key.x, key1: key.y, firstTrial: firstTrial, trials: trial, numbers: number, count: few,
      scale: scale,
      grossScale: losses.grossScale.flatMap { UnsafePointer(column($0).baseAddress) })
    losses.forms[0].law.draw(
      years,
      into: copse_year_sums(totals: total, largest: most, gross: hasGross ? gross.baseAddress : nil)
    )
  }

  /// Puts the trials with many events behind the others; returns how many others there are.
  private func partition() -> Int {
    let all = (0..<trialCount).map { (trial: trials[$0], number: numbers[$0]) }
    let sorted = all.filter { $0.number >= 0 } + all.filter { $0.number < 0 }
    for (place, entry) in sorted.enumerated() {
      trials[place] = entry.trial
      numbers[place] = entry.number
    }
    return trialCount - many.trials
  }

  /// Draws years event by event, in columns of events.
  private func drawColumns(_ losses: LossSampler, _ firstTrial: UInt64) {
    var done = 0
    while done < trialCount {
      let taken = events.take(
        UnsafeBufferPointer(rebasing: trialsWithEvents[done...]),
        numbers: UnsafeBufferPointer(rebasing: numbers[done..<trialCount]),
        firstTrial: firstTrial, most: losses.individualLimit)
      if taken > 0 { finishEvents(losses, at: done) } else { finishYear(losses, done, firstTrial) }
      done += max(taken, 1)
    }
  }

  /// Draws the events that have been taken, and sums them up year by year.
  private func finishEvents(_ losses: LossSampler, at first: Int) {
    events.draw(losses.forms, column: column)
    let scale = column(losses.scale)
    guard !losses.transfers.isEmpty else {
      if let grossScale = losses.grossScale {
        // The largest gross event is not asked for: the sums of the net ones overwrite it.
        events.sum(scale: column(grossScale), totals: gross, largest: largest, at: first)
      }
      events.sum(scale: scale, totals: totals, largest: largest, at: first)
      return
    }
    let grossScale = losses.grossScale.map(column) ?? scale
    for (place, trial) in events.trials.enumerated() {
      let trial = Int(trial)
      var kept = losses.retention { column($0)[trial] }
      let year = kept.year(
        of: events.losses(at: place), scale: scale[trial], grossScale: grossScale[trial])
      enter(year, at: first + place)
    }
  }

  /// Draws a year of more events than are drawn one by one.
  private func finishYear(_ losses: LossSampler, _ place: Int, _ firstTrial: UInt64) {
    let trial = Int(trials[place])
    let year = losses.manyEvents(many.numbers[trial], trial: firstTrial + UInt64(trial)) {
      column($0)[trial]
    }
    enter(year, at: place)
  }

  private func enter(_ year: YearLoss, at place: Int) {
    totals[place] = year.total
    largest[place] = year.largest
    gross[place] = year.gross
  }

  private func column(_ slot: Register) -> Column { memory.column(Int(slot)) }

  /// Kernels write a few numbers more than they find trials.
  private static func column() -> Column {
    let column = Column.allocate(capacity: TrialBlock.size + 8)
    column.initialize(repeating: 0)
    return Column(rebasing: column[..<TrialBlock.size])
  }

  private static func list() -> UnsafeMutableBufferPointer<Int32> {
    let list = UnsafeMutableBufferPointer<Int32>.allocate(capacity: TrialBlock.size + 8)
    list.initialize(repeating: 0)
    return list
  }
}
