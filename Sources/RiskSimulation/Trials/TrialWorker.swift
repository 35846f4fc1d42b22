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
  private let cells: MatrixCells?
  private var ranks: RankCounter
  private var events: [Double] = []
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
    cells = scenario.matrix.map { MatrixCells($0) }
    ranks = RankCounter(threatCount: scenario.threats.count, measure: measure)
    counts = TrialCounts(threatCount: scenario.threats.count, cellCount: cells?.count ?? 0)
  }

  /// Runs the trials of a chunk that lie below `trials`, and returns their sums.
  func run(chunk: Int, trials: Int) -> Replicated<ChunkMoments> {
    var sums = scenario.noSums
    TrialBlock.forEach(inChunk: chunk, trials: trials) { first, count in
      sums.merge(
        runBlock(firstTrial: first, count: count).moments, group: design.group(ofBlockAt: first))
    }
    return sums
  }

  static func merged(_ first: TrialCounts, _ second: TrialCounts) -> TrialCounts {
    first.merged(with: second)
  }

  /// Runs the trials of a block, counts them, and returns their sums and columns.
  func runBlock(firstTrial: UInt64, count: Int) -> SimulatedBlock {
    scenario.program.run(in: memory, firstTrial: firstTrial, uniforms: uniforms)
    var block = SimulatedBlock(threatCount: scenario.threats.count)
    for (index, threat) in scenario.compiled.enumerated() {
      let years = simulateYears(of: threat, firstTrial: firstTrial, count: count)
      block.moments.threats[index] = summarise(threat, index, years, count: count)
      block.portfolio.add(
        years, variance: column(threat.lossVariance, count), rate: column(threat.yearRate, count))
      block.threats.append(years)
    }
    block.moments.portfolio = summarise(block.portfolio, count: count)
    let cost = column(scenario.controlCost, count)
    block.controlCost = Array(cost)
    counts.controlCost.insert(cost)
    block.moments.controlCost = Moments(of: cost)
    ranks.count(trials: count, into: &counts)
    return block
  }

  private func column(_ slot: Register, _ count: Int) -> Column {
    Column(rebasing: memory.column(Int(slot))[..<count])
  }

  private func simulateYears(
    of threat: CompiledThreat, firstTrial: UInt64, count: Int
  ) -> ThreatBlock {
    var block = ThreatBlock()
    let expected = column(threat.expectedLoss, count)
    for trial in 0..<count {
      let year = threat.losses.year(
        trial: firstTrial + UInt64(trial), events: &events,
        read: { memory.column(Int($0))[trial] })
      block.enter(year, trial: trial, expected: expected[trial], isLinear: threat.isLinear)
    }
    return block
  }

  private func summarise(
    _ threat: CompiledThreat, _ index: Int, _ years: ThreatBlock, count: Int
  ) -> ThreatMoments {
    let vulnerability = column(threat.vulnerability, count)
    let rate = column(threat.eventRate, count)
    let impact = column(threat.expectedImpact, count)
    counts.threats[index].vulnerability.insert(vulnerability)
    counts.threats[index].events.insert(rate)
    counts.threats[index].impact.insert(impact)
    counts.threats[index].annualLoss.insert(years.totals, count: count)
    counts.threats[index].largest.insert(years.largest, count: count)
    countCells(index, rate: rate, impact: impact)
    ranks.enter(
      index, vulnerability: vulnerability, rate: rate, expected: column(threat.expectedLoss, count))
    var moments = ThreatMoments()
    moments.vulnerability = Moments(of: vulnerability)
    moments.events = Moments(of: rate)
    moments.cheapestCost = countCheapest(threat, index, count: count)
    moments.loss.estimate = PairMoments(of: years.estimate, and: years.control, count: count)
    moments.loss.simulated = Moments(of: years.totals, count: count)
    moments.loss.largest = Moments(of: years.largest, count: count)
    moments.loss.variance = Moments(of: column(threat.lossVariance, count))
    moments.loss.anyEvent = anyEvent(column(threat.yearRate, count))
    return moments
  }

  private func summarise(_ portfolio: PortfolioBlock, count: Int) -> LossMoments {
    counts.annualLoss.insert(portfolio.totals, count: count)
    counts.largest.insert(portfolio.largest, count: count)
    var moments = LossMoments()
    moments.estimate = PairMoments(of: portfolio.estimate, and: portfolio.control, count: count)
    moments.simulated = Moments(of: portfolio.totals, count: count)
    moments.largest = Moments(of: portfolio.largest, count: count)
    moments.variance = Moments(of: portfolio.variance, count: count)
    moments.anyEvent = portfolio.rate.withUnsafeBufferPointer { rate in
      anyEvent(Column(rebasing: rate[..<count]))
    }
    return moments
  }

  private func anyEvent(_ rate: Column) -> Moments {
    for trial in rate.indices { scratch[trial] = -PinnedMath.expm1(-rate[trial]) }
    return Moments(of: scratch, count: rate.count)
  }

  /// Counts the cheapest attack of the trials in which an attack is possible.
  private func countCheapest(_ threat: CompiledThreat, _ index: Int, count: Int) -> Moments {
    guard let slot = threat.cheapestCost else { return Moments() }
    let possible = column(slot, count).filter(\.isFinite)
    counts.threats[index].cheapestCost.insert(possible, count: possible.count)
    return Moments(of: possible, count: possible.count)
  }

  private func countCells(_ index: Int, rate: Column, impact: Column) {
    guard let cells else { return }
    for trial in rate.indices {
      counts.threats[index].cells[cells.cell(rate: rate[trial], impact: impact[trial])] += 1
    }
  }
}
