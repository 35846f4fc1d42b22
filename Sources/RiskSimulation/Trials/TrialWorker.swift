// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Runs chunks of trials of a compiled scenario, with memory of its own.
///
/// A worker counts into its own histograms, which are joined at the end, and returns the sums of each
/// chunk, which are joined in the order of chunks. So results do not depend on who ran what.
final class TrialWorker: ChunkWorker {
  typealias Column = UnsafeBufferPointer<Double>

  private let scenario: CompiledScenario
  private let uniforms: any UniformSource
  private let design: SamplingDesign
  private let memory: ColumnMemory
  private let years: YearKernel
  private let cells: MatrixCells?
  private var ranks: RankCounter
  private var block: SimulatedBlock
  private var scratch = Array(repeating: 0.0, count: TrialBlock.size)
  /// What was counted so far.
  private(set) var counts: TrialCounts

  /// Makes a worker for a scenario that ranks threats by a measure.
  ///
  /// `design` tells where its parameters' uniform numbers come from.
  init(_ scenario: CompiledScenario, measure: RankingMeasure, design: SamplingDesign) {
    self.scenario = scenario
    self.design = design
    uniforms = design.uniforms(for: scenario.program)
    memory = ColumnMemory(for: scenario.program)
    years = YearKernel(memory)
    cells = scenario.matrix.map { MatrixCells($0) }
    ranks = RankCounter(threatCount: scenario.threats.count, measure: measure)
    block = SimulatedBlock(scenario.compiled)
    counts = TrialCounts(threatCount: scenario.threats.count, cellCount: cells?.count ?? 0)
  }

  /// Runs the trials of a chunk that lie below `trials`, and returns their sums.
  func run(chunk: Int, trials: Int) -> Replicated<ChunkMoments> {
    var sums = scenario.noSums
    TrialBlock.forEach(inChunk: chunk, trials: trials) { first, count in
      simulate(firstTrial: first, count: count)
      sums.merge(block.moments, group: design.group(ofBlockAt: first))
    }
    return sums
  }

  static func merged(_ first: TrialCounts, _ second: TrialCounts) -> TrialCounts {
    first.merged(with: second)
  }

  /// Runs the trials of a block, counts them, and returns their sums and columns.
  func runBlock(firstTrial: UInt64, count: Int) -> SimulatedBlock {
    simulate(firstTrial: firstTrial, count: count)
    block.controlCost = Array(column(scenario.controlCost, count))
    return block
  }

  private func simulate(firstTrial: UInt64, count: Int) {
    scenario.program.run(in: memory, firstTrial: firstTrial, uniforms: uniforms)
    block.portfolio.clear()
    for (index, threat) in scenario.compiled.enumerated() {
      years.simulate(threat.losses, firstTrial: firstTrial, count: count)
      block.threats[index].take(years, expected: column(threat.expectedLoss, count))
      block.moments.threats[index] = summarise(threat, index, count: count)
      block.portfolio.add(
        block.threats[index], variance: column(threat.lossVariance, count),
        rate: column(threat.yearRate, count),
        expectedGross: scenario.hasTransfers
          ? column(threat.expectedGross ?? threat.expectedLoss, count) : nil)
    }
    block.moments.portfolio = summarisePortfolio(count: count)
    block.moments.controlCost = summarise(
      scenario.controlCost, count, counting: &counts.controlCost)
    ranks.count(trials: count, into: &counts)
  }

  private func column(_ slot: Register, _ count: Int) -> Column {
    Column(rebasing: memory.column(Int(slot))[..<count])
  }

  /// Counts a column and sums it up.
  private func summarise(
    _ slot: Register, _ count: Int, counting histogram: inout LogHistogram
  ) -> Moments {
    if let value = scenario.program.constants[slot] {
      histogram.insert(value, times: count)
      return Moments(constant: value, count: count)
    }
    let values = column(slot, count)
    histogram.insert(values)
    return Moments(of: values)
  }

  private func moments(_ slot: Register, _ count: Int) -> Moments {
    scenario.program.constants[slot].map { Moments(constant: $0, count: count) }
      ?? Moments(of: column(slot, count))
  }

  private func summarise(_ threat: CompiledThreat, _ index: Int, count: Int) -> ThreatMoments {
    var moments = ThreatMoments()
    moments.vulnerability = summarise(
      threat.vulnerability, count, counting: &counts.threats[index].vulnerability)
    moments.events = summarise(
      threat.eventRate, count, counting: &counts.threats[index].events)
    _ = summarise(
      threat.expectedImpact, count, counting: &counts.threats[index].impact)
    moments.cheapestCost = countCheapest(threat, index, count: count)
    moments.loss = summariseYears(threat, index, count: count)
    let rate = column(threat.eventRate, count)
    cells?.count(
      rates: rate, losses: column(threat.expectedImpact, count),
      into: &counts.threats[index].cells)
    ranks.enter(
      index, vulnerability: column(threat.vulnerability, count), rate: rate,
      expected: column(threat.expectedLoss, count))
    return moments
  }

  /// Counts and sums up the years of the threat that was simulated last.
  private func summariseYears(
    _ threat: CompiledThreat, _ index: Int, count: Int
  ) -> LossMoments {
    let years = block.threats[index]
    countYears(self.years.totals, count, &counts.threats[index].annualLoss)
    countYears(self.years.largest, count, &counts.threats[index].largest)
    var moments = LossMoments()
    moments.estimate =
      years.isLinear
      ? PairMoments(of: years.estimate, besideZeros: count)
      : PairMoments(of: years.estimate, and: years.control, count: count)
    moments.simulated = Moments(of: years.totals, count: count)
    moments.largest = Moments(of: years.largest, count: count)
    moments.variance = self.moments(threat.lossVariance, count)
    moments.anyEvent = Moments(of: self.years.anyEvent(count))
    if let slot = threat.expectedGross {
      counts.threats[index].gross.insert(years.gross, count: count)
      moments.gross.expected = self.moments(slot, count)
      moments.gross.simulated = Moments(of: years.gross, count: count)
    }
    return moments
  }

  /// Counts a column that is 0 in trials without events.
  private func countYears(
    _ values: ColumnMemory.Column, _ count: Int, _ histogram: inout LogHistogram
  ) {
    let trials = years.trialsWithEvents
    scratch.withUnsafeMutableBufferPointer { scratch in
      for (place, trial) in trials.enumerated() { scratch[place] = values[Int(trial)] }
    }
    histogram.insert(scratch, count: trials.count)
    histogram.insert(0, times: count - trials.count)
  }

  private func summarisePortfolio(count: Int) -> LossMoments {
    let portfolio = block.portfolio
    counts.annualLoss.insert(portfolio.totals, count: count)
    counts.largest.insert(portfolio.largest, count: count)
    var moments = LossMoments()
    moments.estimate =
      block.threats.allSatisfy(\.isLinear)
      ? PairMoments(of: portfolio.estimate, besideZeros: count)
      : PairMoments(of: portfolio.estimate, and: portfolio.control, count: count)
    moments.simulated = Moments(of: portfolio.totals, count: count)
    moments.largest = Moments(of: portfolio.largest, count: count)
    moments.variance = Moments(of: portfolio.variance, count: count)
    portfolio.rate.withUnsafeBufferPointer { rate in
      years.computeChances(Column(rebasing: rate[..<count]))
    }
    moments.anyEvent = Moments(of: years.anyEvent(count))
    if scenario.hasTransfers {
      counts.gross.insert(portfolio.gross, count: count)
      moments.gross.expected = Moments(of: portfolio.expectedGross, count: count)
      moments.gross.simulated = Moments(of: portfolio.gross, count: count)
    }
    return moments
  }

  /// Counts the cheapest attack of the trials in which an attack is possible.
  private func countCheapest(_ threat: CompiledThreat, _ index: Int, count: Int) -> Moments {
    guard let slot = threat.cheapestCost else { return Moments() }
    if let cost = scenario.program.constants[slot], cost.isFinite {
      return summarise(slot, count, counting: &counts.threats[index].cheapestCost)
    }
    var possible = 0
    for cost in column(slot, count) where cost.isFinite {
      scratch[possible] = cost
      possible += 1
    }
    counts.threats[index].cheapestCost.insert(scratch, count: possible)
    return Moments(of: scratch, count: possible)
  }
}
