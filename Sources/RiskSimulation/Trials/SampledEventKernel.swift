// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Draws the events of a block's trials that expected losses under transfers are averaged over (``NetLoss``): the same
/// number for each trial, the first of which are those of its simulated year.
///
/// A class, since it owns raw memory; each worker has its own.
final class SampledEventKernel {
  private let events = EventColumns()
  private let numbers = UnsafeMutableBufferPointer<Int32>.allocate(capacity: TrialBlock.size)
  private let trials = UnsafeMutableBufferPointer<Int32>.allocate(capacity: TrialBlock.size)

  /// Allocates memory for a block of trials.
  init() {
    numbers.initialize(repeating: Int32(NetLoss.events))
    _ = trials.initialize(from: (0..<Int32(TrialBlock.size)))
  }

  deinit {
    numbers.deallocate()
    trials.deallocate()
  }

  /// Calls a function with each of the first trials of a block, and its events before any effect.
  func forEachTrial(
    of forms: [SampledForm], firstTrial: UInt64, count: Int,
    column: (Register) -> ColumnMemory.Column,
    body: (Int, UnsafeBufferPointer<Double>) -> Void
  ) {
    var done = 0
    while done < count {
      let rest = UnsafeBufferPointer(rebasing: trials[done..<count])
      let taken = events.take(
        rest, numbers: UnsafeBufferPointer(rebasing: numbers[done..<count]), firstTrial: firstTrial,
        most: NetLoss.events)
      precondition(taken > 0, "the events of a trial fit")
      events.draw(forms, column: column)
      for place in 0..<taken { body(done + place, events.losses(at: place)) }
      done += taken
    }
  }
}
