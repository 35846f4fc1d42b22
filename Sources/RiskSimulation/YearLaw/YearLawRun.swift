// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// The law of a portfolio's annual loss, by the transform of each draw of the parameters.
///
/// Given the parameters, and the factor of good and bad years, each threat's year is compound Poisson, and its transform is known in
/// closed form; the portfolio's is the product over threats. The transforms are averaged over quasi-random draws and inverted once, so
/// that VaR95 and TVaR95 have no error of chance. What is known of the expected loss beforehand corrects the average over draws. More draws
/// may follow later.
struct YearLawRun {
  /// The probability of VaR and TVaR.
  static let level = 0.95
  /// The draws by which the grid is placed.
  private static let pilot = 64
  /// The points of the grids by which it is placed.
  private static let coarsePoints = 128
  /// The points of the grid, at least and at most.
  private static let points = 1_024...65_536
  /// The blocks whose rows are held at a time.
  private static let batch = 32

  private let program: YearLawProgram
  private let draws: YearLawDraws
  private let points: Int
  private var average: YearLawAverage?
  private var replicates: [ControlledSums] = []
  private var blocks = 0

  /// Prepares the law of a scenario's year; its parameters are in the order of `design`, if one is known.
  ///
  /// `share` is how exact VaR95 is to be.
  ///
  /// - Throws: ``YearLawError`` if there is no transform.
  init(
    _ scenario: CompiledScenario, within share: Double = 0.02, like design: SamplingDesign? = nil
  ) throws(YearLawError) {
    var points = Self.points.lowerBound
    // A step of the grid is to be an eighth of the share, and VaR95 at two thirds of it.
    while Double(points) < 12 / share, points < Self.points.upperBound { points *= 2 }
    self.points = points
    program = try YearLawProgram(scenario)
    draws = YearLawDraws(scenario, program.columns, like: design)
  }

  /// Adds draws until there are so many, or the deadline has passed; whole blocks of 256 draws.
  ///
  /// O(draws x (threats x points + points log points)). The number of threads has no bearing on the result.
  ///
  /// - Throws: `CancellationError` if the task is cancelled.
  mutating func extend(
    to count: Int, threads: Int, deadline: ContinuousClock.Instant? = nil
  ) async throws {
    let end = (count + TrialBlock.size - 1) / TrialBlock.size
    while blocks < end {
      try Task.checkCancellation()
      if let deadline, ContinuousClock.now >= deadline { return }
      let next = min(end, blocks + Self.batch)
      let drawn = await draws.blocks(blocks..<next, threads: threads)
      let average = self.average ?? place(drawn[0].rows)
      if self.average == nil {
        replicates = Array(
          repeating: ControlledSums(on: average.grid), count: SamplingDesign.replicates)
      }
      self.average = average
      for (replicate, sums) in await sums(of: drawn, by: average, threads: threads) {
        replicates[replicate] = sums
      }
      blocks = next
    }
  }

  /// VaR95 and TVaR95 with intervals that leave out a probability; `nil` before the first draw or if the quantile lies beyond the grid.
  func summary(leavingOut: Double) -> YearLawSummary? {
    guard let average, blocks > 0 else { return nil }
    let laws = ControlledLaws(replicates, by: average)
    let (grid, pooled) = (average.grid, laws.pooled)
    guard let value = pooled.quantile(Self.level) else { return nil }
    guard let share = laws.reach(leavingOut: leavingOut, { $0.cumulative(value) }),
      let excess = laws.reach(leavingOut: leavingOut, { $0.excess(over: value) })
    else { return nil }
    let tail = 1 - Self.level
    let mean = value + pooled.excess(over: value) / tail
    // A jump of the law is known to a step.
    let slack = value > 0 ? grid.step : 0
    let lower = (pooled.quantile(Self.level - share.above) ?? value) - slack
    let upper = (pooled.quantile(min(Self.level + share.below, 1)) ?? .infinity) + slack
    let least = max(mean - excess.below / tail - slack, 0)
    return YearLawSummary(
      draws: blocks * TrialBlock.size, points: grid.points, step: grid.step, var95: value,
      var95Interval: max(lower, 0)...upper, tvar95: mean,
      tvar95Interval: least...(mean + excess.above / tail + slack))
  }

  /// A grid that ends half of VaR95 beyond it, found by ever shorter coarse ones over some draws of the first block, and tried
  /// with all of them.
  ///
  /// It begins where no more than 5 % can lie beyond, by Markov's inequality.
  private func place(_ rows: [Double]) -> YearLawAverage {
    let isMixture = YearLawAverage.isMixture(program, rows)
    func law(_ places: some Sequence<Int>, points: Int = Self.coarsePoints, length: Double)
      -> YearDistribution
    {
      let average = average(points: points, length: length, asMixture: isMixture)
      return average.law(of: rows, Array(places))
    }
    let all = 0..<TrialBlock.size
    let some = stride(from: 0, to: TrialBlock.size, by: TrialBlock.size / Self.pilot)
    let mean = law(some, points: 64, length: 1).mean
    var length = max(mean / (1 - Self.level), 1e-300)
    for _ in 0..<16 {
      let value = law(some, length: length).quantile(Self.level) ?? length
      let next = max(1.5 * value, length / 128)
      if value == 0 || next > 0.8 * length { break }
      length = next
    }
    for _ in 0..<16 {
      let value = law(all, length: length).quantile(Self.level) ?? length
      if value < 0.9 * length { break }
      length *= 1.5
    }
    return average(points: points, length: length, asMixture: isMixture)
  }

  private func average(points: Int, length: Double, asMixture isMixture: Bool) -> YearLawAverage {
    YearLawAverage(
      program, on: TransformGrid(points: points, length: length), asMixture: isMixture)
  }

  /// The sums of each replicate with some more blocks.
  private func sums(
    of blocks: [YearLawBlock], by average: YearLawAverage, threads: Int
  ) async -> [(Int, ControlledSums)] {
    let replicates = replicates
    let workers = max(1, min(threads, SamplingDesign.replicates))
    return await withTaskGroup(of: [(Int, ControlledSums)].self) { group in
      for worker in 0..<workers {
        group.addTask {
          var memory = average.memory
          return stride(from: worker, to: SamplingDesign.replicates, by: workers).map { replicate in
            var sums = replicates[replicate]
            let first = replicate * YearLawDraws.tile
            for block in blocks {
              sums.add(block, first..<(first + YearLawDraws.tile), by: average, &memory)
            }
            return (replicate, sums)
          }
        }
      }
      var all: [(Int, ControlledSums)] = []
      for await found in group { all += found }
      return all
    }
  }
}
