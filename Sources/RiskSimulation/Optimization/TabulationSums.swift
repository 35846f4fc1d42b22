// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What a tabulation adds up, block by block.
struct TabulationSums: Sendable {
  private let draws: Int
  private var sums: [[Double]]
  private var single: [[Double]]
  private var ranges: [YearRange]

  /// Sums of nothing.
  init(subsets: Int, draws: Int, singles: Int, hasYears: Bool) {
    self.draws = draws
    let zeros = Array(repeating: 0.0, count: subsets)
    sums = [zeros, zeros]
    single = Array(repeating: zeros, count: singles)
    ranges = Array(repeating: YearRange(trials: draws), count: hasYears ? 2 : 0)
  }

  /// Adds a block's column of a subset; the first `blocks` blocks are the sample, the others fresh.
  mutating func add(
    _ column: UnsafeBufferPointer<Double>, subset: Int, block: Int, of blocks: Int
  ) {
    let half = block / blocks
    sums[half][subset] += ColumnSum.sum(column)
    let first = block * TrialBlock.size
    for index in 0..<min(max(single.count - first, 0), column.count) {
      single[first + index][subset] = column[index]
    }
    if !ranges.isEmpty { ranges[half].include(column, from: first - half * draws) }
  }

  /// The sums of several ranges of subsets, one after the other.
  ///
  /// - Precondition: there is at least one.
  static func joined(_ parts: [TabulationSums]) -> TabulationSums {
    var all = parts[0]
    for part in parts.dropFirst() {
      for half in all.sums.indices { all.sums[half] += part.sums[half] }
      for draw in all.single.indices { all.single[draw] += part.single[draw] }
      for half in all.ranges.indices { all.ranges[half].merge(part.ranges[half]) }
    }
    return all
  }

  /// The tables of the sums.
  func result(controls: [Int]) -> LossTabulation.Result {
    func table(_ losses: [Double]) -> LossTable { LossTable(controls: controls, losses: losses) }
    let means = sums.map { half in table(half.map { $0 / Double(draws) }) }
    return LossTabulation.Result(
      sample: means[0], fresh: means[1], single: single.map(table), ranges: ranges)
  }
}
