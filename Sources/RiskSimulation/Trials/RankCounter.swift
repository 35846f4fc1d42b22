// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Ranks the threats of each trial by a measure, and counts the ranks.
struct RankCounter {
  private let threatCount: Int
  private let measure: RankingMeasure
  private var values: [Double]
  private var order: [Int]

  /// Makes a counter for a number of threats.
  init(threatCount: Int, measure: RankingMeasure) {
    self.threatCount = threatCount
    self.measure = measure
    values = Array(repeating: 0, count: threatCount * TrialBlock.size)
    order = Array(0..<threatCount)
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
    for trial in column.indices { values[trial * threatCount + threat] = column[trial] }
  }

  /// Counts each threat's rank in each trial; equal values rank in the model's order.
  mutating func count(trials: Int, into counts: inout TrialCounts) {
    for trial in 0..<trials {
      sort(first: trial * threatCount)
      for (rank, threat) in order.enumerated() { counts.threats[threat].ranks[rank] += 1 }
    }
  }

  /// Sorts by insertion: the order changes little from trial to trial.
  private mutating func sort(first: Int) {
    for index in order.indices.dropFirst() {
      let threat = order[index]
      let value = values[first + threat]
      var place = index
      while place > 0, precedes(value, threat, order[place - 1], first) {
        order[place] = order[place - 1]
        place -= 1
      }
      order[place] = threat
    }
  }

  private func precedes(_ value: Double, _ threat: Int, _ other: Int, _ first: Int) -> Bool {
    let otherValue = values[first + other]
    return value == otherValue ? threat < other : value > otherValue
  }
}
