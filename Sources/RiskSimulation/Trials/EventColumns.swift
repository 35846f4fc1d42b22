// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import CVectorKernels
import Distributions

/// The loss events of some trials as flat columns, event by event, and memory for what is drawn of them.
///
/// A class, since it owns raw memory; each worker has its own. Two neighbouring events of a trial share one
/// block of the generator, so that uniform numbers come in pairs.
final class EventColumns {
  /// The most events: those of the largest year that is drawn event by event, and then some.
  static let capacity = 8_192

  /// The trials of the events, counted from their block's first.
  private(set) var trials = UnsafeBufferPointer<Int32>(start: nil, count: 0)
  /// The losses of the events.
  private let losses: UnsafeMutableBufferPointer<Double>
  private let uniforms: UnsafeMutableBufferPointer<Double>
  private let levels: UnsafeMutableBufferPointer<Double>
  private let values: UnsafeMutableBufferPointer<Double>
  private var lists: copse_events

  /// Allocates memory for events.
  init() {
    uniforms = .allocate(capacity: 2 * Self.capacity)
    levels = .allocate(capacity: Self.capacity)
    values = .allocate(capacity: Self.capacity)
    losses = .allocate(capacity: Self.capacity)
    lists = copse_events(
      trials: .allocate(capacity: Self.capacity), pairs: .allocate(capacity: Self.capacity),
      pairCount: 0, sources: .allocate(capacity: Self.capacity),
      firsts: .allocate(capacity: TrialBlock.size + 1))
  }

  deinit {
    lists.trials.deallocate()
    lists.pairs.deallocate()
    lists.sources.deallocate()
    lists.firsts.deallocate()
    for column in [uniforms, levels, values, losses] { column.deallocate() }
  }

  /// Takes the events of trials, as far as they fit and their numbers lie within 0 and `most`; returns of
  /// how many trials.
  ///
  /// - Precondition: there are at most as many trials as in a block, each with a number, and `most` events fit.
  func take(
    _ trials: UnsafeBufferPointer<Int32>, numbers: UnsafeBufferPointer<Int32>,
    firstTrial: UInt64, most: Int
  ) -> Int {
    precondition(trials.count == numbers.count, "a number for each trial")
    precondition(trials.count <= TrialBlock.size && most + 4 <= Self.capacity, "too many events")
    guard let first = trials.baseAddress, let number = numbers.baseAddress else { return 0 }
    let taken = VectorKernels.current.spread(
      first, number, trials.count, firstTrial, Int32(most), Self.capacity, &lists)
    self.trials = UnsafeBufferPointer(rebasing: trials[..<taken])
    return taken
  }

  /// Draws the losses of all events: those of the forms that occur in each.
  ///
  /// `column` gives the numbers of a column by trial.
  func draw(_ forms: [SampledForm], column: (Register) -> ColumnMemory.Column) {
    if forms.count == 1, forms[0].share == nil {
      drawLevels(forms[0].magnitudes)
      forms[0].law.apply(to: used(levels), into: used(losses))
      return
    }
    for event in 0..<eventCount { losses[event] = 0 }
    for form in forms {
      drawLevels(form.magnitudes)
      form.law.apply(to: used(levels), into: used(values))
      if let share = form.share {
        drawLevels(form.occurrences)
        addValues(where: column(share))
      } else {
        for event in 0..<eventCount { losses[event] += values[event] }
      }
    }
  }

  /// Sums up the losses of each trial, times its scale, and finds the largest; writes them from a place on.
  ///
  /// - Precondition: the columns have room for as many numbers as there are trials.
  func sum(
    scale: ColumnMemory.Column, totals: ColumnMemory.Column, largest: ColumnMemory.Column,
    at place: Int
  ) {
    precondition(
      place >= 0 && place + trials.count <= min(totals.count, largest.count), "too many trials")
    guard let trial = trials.baseAddress, let loss = losses.baseAddress,
      let scale = scale.baseAddress, let total = totals.baseAddress,
      let most = largest.baseAddress
    else { return }
    VectorKernels.current.years(
      loss, lists.firsts, trial, trials.count, scale, total + place, most + place)
  }

  /// The losses of the events of one of the trials.
  func losses(at place: Int) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(rebasing: losses[events(at: place)])
  }

  private var eventCount: Int { Int(lists.firsts[trials.count]) }

  private func events(at place: Int) -> Range<Int> {
    precondition(trials.indices.contains(place), "no such trial")
    return Int(lists.firsts[place])..<Int(lists.firsts[place + 1])
  }

  private func addValues(where share: ColumnMemory.Column) {
    for (place, trial) in trials.enumerated() {
      let share = share[Int(trial)]
      for event in events(at: place) where levels[event] < share { losses[event] += values[event] }
    }
  }

  /// Fills the levels with the stream's variates of each event.
  private func drawLevels(_ stream: NamedStream) {
    let pairs = lists.pairCount
    stream.fill(
      UnsafeMutableBufferPointer(rebasing: uniforms[..<(2 * pairs)]),
      trials: UnsafeBufferPointer(start: lists.trials, count: pairs),
      pairs: UnsafeBufferPointer(start: lists.pairs, count: pairs))
    for event in 0..<eventCount { levels[event] = uniforms[Int(lists.sources[event])] }
  }

  private func used(
    _ column: UnsafeMutableBufferPointer<Double>
  ) -> UnsafeMutableBufferPointer<Double> {
    UnsafeMutableBufferPointer(rebasing: column[..<eventCount])
  }

  private func used(
    _ column: UnsafeMutableBufferPointer<Double>
  ) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(rebasing: column[..<eventCount])
  }
}
