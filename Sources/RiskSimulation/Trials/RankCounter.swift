// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import CVectorKernels
import Distributions

/// Ranks the threats of each trial by a measure, and counts the ranks.
struct RankCounter {
  /// Up to so many threats each is compared with each, which vectors do faster than a sort.
  private static let mostCompared = 64

  private let threatCount: Int
  private let measure: RankingMeasure
  private var values: [Double]
  private var ranks: [Int64]

  /// Makes a counter for a number of threats.
  init(threatCount: Int, measure: RankingMeasure) {
    self.threatCount = threatCount
    self.measure = measure
    values = Array(repeating: 0, count: threatCount * TrialBlock.size)
    ranks = Array(repeating: 0, count: threatCount * TrialBlock.size)
  }

  /// Enters a threat's columns.
  ///
  /// VaR95 has no value in a single trial; the expected loss stands in, and its ranks are not reported.
  mutating func enter(
    _ threat: Int, vulnerability: UnsafeBufferPointer<Double>, rate: UnsafeBufferPointer<Double>,
    expected: UnsafeBufferPointer<Double>
  ) {
    let column =
      switch measure {
      case .ale, .var95: expected
      case .vulnerability: vulnerability
      case .events, .probability: rate
      }
    let first = threat * TrialBlock.size
    values.replaceSubrange(first..<(first + column.count), with: column)
  }

  /// Counts each threat's rank in each trial; equal values rank in the model's order.
  mutating func count(trials: Int, into counts: inout TrialCounts) {
    guard threatCount > 1 else {
      for threat in 0..<threatCount { counts.threats[threat].ranks[0] += UInt64(trials) }
      return
    }
    if threatCount <= Self.mostCompared { compareAll() } else { sortTrials(trials) }
    for threat in 0..<threatCount {
      let own = ranks[(threat * TrialBlock.size)...].prefix(trials)
      for rank in own { counts.threats[threat].ranks[Int(rank)] += 1 }
    }
  }

  private mutating func compareAll() {
    let threatCount = threatCount
    values.withUnsafeBufferPointer { values in
      ranks.withUnsafeMutableBufferPointer { ranks in
        guard let value = values.baseAddress, let rank = ranks.baseAddress else { return }
        VectorKernels.current.ranks(value, threatCount, TrialBlock.size, rank, TrialBlock.size)
      }
    }
  }

  /// O(threats log threats) a trial.
  private mutating func sortTrials(_ trials: Int) {
    for trial in 0..<trials {
      let keys = (0..<threatCount).map { (value: values[$0 * TrialBlock.size + trial], threat: $0) }
      let sorted = keys.sorted {
        $0.value == $1.value ? $0.threat < $1.threat : $0.value > $1.value
      }
      for (rank, key) in sorted.enumerated() {
        ranks[key.threat * TrialBlock.size + trial] = Int64(rank)
      }
    }
  }
}
