// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A threat's simulated annual loss in every trial for every subset of the controls that bear on it.
struct YearTable: Sendable {
  /// The controls by index among those that may be chosen; bit `i` of a subset stands for the `i`th.
  let controls: [Int]
  /// The number of trials.
  let trials: Int
  /// The losses, trial by trial for one subset after the other.
  private(set) var losses: [Double]

  /// Makes a table of losses, `trials` numbers a subset.
  init(controls: [Int], trials: Int, losses: [Double]) {
    precondition(losses.count == trials << controls.count, "a number a subset and trial")
    self.controls = controls
    self.trials = trials
    self.losses = losses
  }

  /// The subset of the table's controls that a set of all controls contains.
  func subset(of chosen: UInt64) -> Int {
    LossTable(controls: controls, losses: []).subset(of: chosen)
  }

  /// Adds the losses of a subset to a column of trials.
  func add(_ subset: Int, to column: inout [Double]) {
    let first = subset * trials
    precondition(first + trials <= losses.count && column.count == trials, "a subset and its years")
    losses.withUnsafeBufferPointer { losses in
      column.withUnsafeMutableBufferPointer { column in
        for trial in 0..<trials { column[trial] += losses[first + trial] }
      }
    }
  }

  /// Adds what the losses of a subset have more than those of another to a column of trials.
  func add(_ subset: Int, insteadOf other: Int, to column: inout [Double]) {
    let (first, second) = (subset * trials, other * trials)
    precondition(
      max(first, second) + trials <= losses.count && column.count == trials,
      "two subsets and their years")
    losses.withUnsafeBufferPointer { losses in
      column.withUnsafeMutableBufferPointer { column in
        for trial in 0..<trials { column[trial] += losses[first + trial] - losses[second + trial] }
      }
    }
  }

  /// By trial, the greatest loss of any subset.
  var greatest: [Double] {
    var greatest = Array(losses[..<trials])
    for index in losses.indices {
      greatest[index % trials] = max(greatest[index % trials], losses[index])
    }
    return greatest
  }

  /// The table of some trials.
  func selecting(_ selected: [Int]) -> YearTable {
    var chosen: [Double] = []
    chosen.reserveCapacity(selected.count << controls.count)
    for subset in 0..<(1 << controls.count) {
      for trial in selected { chosen.append(losses[subset * trials + trial]) }
    }
    return YearTable(controls: controls, trials: selected.count, losses: chosen)
  }

  /// For every subset the least loss of any subset of it, trial by trial: it falls with every control,
  /// whether the losses do or not.
  ///
  /// O(controls x subsets x trials).
  var envelope: YearTable {
    var least = losses
    for bit in controls.indices {
      for subset in 0..<(1 << controls.count) where subset >> bit & 1 == 1 {
        let (here, below) = (subset * trials, (subset ^ 1 << bit) * trials)
        for trial in 0..<trials {
          least[here + trial] = min(least[here + trial], least[below + trial])
        }
      }
    }
    return YearTable(controls: controls, trials: trials, losses: least)
  }

  /// The weighted mean of each subset's losses.
  func weighted(by weights: [Double]) -> LossTable {
    let means = (0..<(1 << controls.count)).map { subset in
      var sum = 0.0
      for trial in 0..<trials { sum += weights[trial] * losses[subset * trials + trial] }
      return sum / Double(trials)
    }
    return LossTable(controls: controls, losses: means)
  }
}
