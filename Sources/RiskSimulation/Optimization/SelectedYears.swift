// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// The years of some subsets of a threat's controls in selected trials, as they are computed.
struct SelectedYears {
  /// The losses, trial by trial for one subset after the other.
  private(set) var losses: [Double]
  private let trials: [Int]

  /// Years yet to be set.
  init(subsets: Int, _ selection: YearSelection) {
    trials = selection.trials
    losses = Array(repeating: 0, count: subsets * trials.count)
  }

  /// Sets a subset's losses of those selected trials that lie in a block.
  mutating func set(_ column: UnsafeBufferPointer<Double>, subset: Int, from first: Int) {
    let start = trials.partitionPoint { $0 >= first }
    let end = trials.partitionPoint { $0 >= first + column.count }
    for index in start..<end {
      losses[subset * trials.count + index] = column[trials[index] - first]
    }
  }
}
