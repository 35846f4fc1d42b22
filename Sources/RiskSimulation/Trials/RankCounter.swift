// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import CVectorKernels
import Distributions

/// Ranks the threats of each trial by a measure, and counts the ranks.
///
/// Where the measure of every threat is the same in all trials, or there is but one threat, so are the ranks, and nothing is
/// counted.
struct RankCounter {
  /// Up to so many threats each is compared with each, which vectors do faster than a sort.
  private static let mostCompared = 64

  private let slots: [Register]
  private let isConstant: Bool
  private var values: [Double]
  private var ranks: [Int64]
  /// The trials of each threat, threat by threat, with each rank.
  private var counts: [UInt64]

  /// Makes a counter for the threats of a program.
  ///
  /// VaR95 has no value in a single trial; the expected loss stands in, and its ranks are not reported.
  init(_ threats: [CompiledThreat], measure: RankingMeasure, in program: ColumnProgram) {
    slots = threats.map { threat in
      switch measure {
      case .ale, .var95: threat.expectedLoss
      case .vulnerability: threat.vulnerability
      case .events, .probability: threat.eventRate
      }
    }
    isConstant = slots.count == 1 || slots.allSatisfy { program.constants[$0] != nil }
    values = slots.flatMap { slot in
      Array(repeating: program.constants[slot] ?? 0, count: TrialBlock.size)
    }
    ranks = Array(repeating: 0, count: values.count)
    counts = Array(repeating: 0, count: slots.count * slots.count)
    if isConstant { rank(1) }
  }

  /// Counts each threat's rank in each trial of a block; equal values rank in the model's order.
  mutating func count(trials: Int, _ memory: ColumnMemory) {
    guard !isConstant else { return }
    for (threat, slot) in slots.enumerated() {
      let column = memory.column(Int(slot))
      values.withUnsafeMutableBufferPointer { values in
        let first = threat * TrialBlock.size
        _ = UnsafeMutableBufferPointer(rebasing: values[first..<(first + column.count)])
          .update(fromContentsOf: column)
      }
    }
    rank(trials)
    let width = slots.count
    counts.withUnsafeMutableBufferPointer { counts in
      ranks.withUnsafeBufferPointer { ranks in
        for threat in 0..<width {
          let first = threat * TrialBlock.size
          for place in first..<(first + trials) { counts[threat * width + Int(ranks[place])] += 1 }
        }
      }
    }
  }

  /// Adds what was counted in a number of trials.
  func add(trials: Int, to sums: inout TrialCounts) {
    for threat in slots.indices {
      guard !isConstant else {
        sums.threats[threat].ranks[Int(ranks[threat * TrialBlock.size])] += UInt64(trials)
        continue
      }
      for rank in slots.indices {
        sums.threats[threat].ranks[rank] += counts[threat * slots.count + rank]
      }
    }
  }

  private mutating func rank(_ trials: Int) {
    if slots.count <= Self.mostCompared { compareAll() } else { sortTrials(trials) }
  }

  private mutating func compareAll() {
    let threatCount = slots.count
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
      let keys = slots.indices.map { (value: values[$0 * TrialBlock.size + trial], threat: $0) }
      let sorted = keys.sorted {
        $0.value == $1.value ? $0.threat < $1.threat : $0.value > $1.value
      }
      for (rank, key) in sorted.enumerated() {
        ranks[key.threat * TrialBlock.size + trial] = Int64(rank)
      }
    }
  }
}
