// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Runs chunks of trials of a compiled scenario, with memory of its own.
///
/// A worker counts into its own histograms, which are joined at the end, and returns the sums of each
/// chunk, which are joined in the order of chunks. So results do not depend on who ran what. What is the same in
/// every trial is neither counted nor summed up trial by trial.
final class TrialWorker: ChunkWorker {
  typealias Column = UnsafeBufferPointer<Double>

  /// The scenario.
  let scenario: CompiledScenario
  /// How its parameters are sampled.
  let design: SamplingDesign
  /// The years of the threat that was simulated last.
  let years: YearKernel
  private let uniforms: any UniformSource
  private let memory: ColumnMemory
  private let cells: MatrixCells?
  /// By threat, the expected loss where it is sampled.
  private let netLosses: [NetLoss?]
  private lazy var sampledEvents = SampledEventKernel()
  private var ranks: RankCounter
  /// The block that was simulated last.
  private(set) var block: SimulatedBlock
  private var scratch = Array(repeating: 0.0, count: TrialBlock.size)
  /// Counts of what differs from trial to trial.
  private var varying: TrialCounts
  private var tallies: [YearTally]
  private var trials = 0
  /// By slot the numbers of columns that are the same in every trial.
  private let constants: [Double?]
  private let hasTransfers: Bool

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
    netLosses = scenario.compiled.map(\.netLoss)
    constants = (0..<Register(scenario.program.slotCount)).map { scenario.program.constants[$0] }
    hasTransfers = scenario.hasTransfers
    ranks = RankCounter(scenario.compiled, measure: measure, in: scenario.program)
    block = SimulatedBlock(scenario)
    varying = TrialCounts(threatCount: scenario.threats.count, cellCount: cells?.count ?? 0)
    tallies = Array(repeating: YearTally(), count: scenario.threats.count)
  }

  /// Runs the trials of a chunk that lie below `trials`, and returns their sums.
  func run(chunk: Int, trials: Int) -> Replicated<ChunkMoments> {
    var sums = scenario.noSums
    TrialBlock.forEach(inChunk: chunk, trials: trials) { first, count in
      simulate(firstTrial: first, count: count)
      enterBlock(at: first, count: count, into: &sums)
    }
    return sums
  }

  static func merged(_ first: TrialCounts, _ second: TrialCounts) -> TrialCounts {
    first.merged(with: second)
  }

  /// Runs the trials of a block, counts them, and returns their sums and columns.
  func runBlock(firstTrial: UInt64, count: Int) -> SimulatedBlock {
    simulate(firstTrial: firstTrial, count: count)
    for (index, threat) in scenario.compiled.enumerated() where threat.isLinear {
      block.threats[index].take(expected: column(threat.integratedLoss, count))
    }
    block.controlCost = Array(column(scenario.controlCost, count))
    return block
  }

  /// What was counted so far.
  ///
  /// O(buckets).
  var counts: TrialCounts {
    var counts = varying
    for (index, threat) in scenario.compiled.enumerated() {
      addYears(of: index, to: &counts.threats[index])
      addConstants(of: threat, to: &counts.threats[index])
    }
    ranks.add(trials: trials, to: &counts)
    if let cost = constant(scenario.controlCost) {
      counts.controlCost.insert(cost, times: trials)
    }
    return counts
  }

  private func addYears(of index: Int, to counts: inout TrialCounts.Threat) {
    tallies[index].count(into: &counts)
    let without = UInt64(trials) - tallies[index].entered
    counts.annualLoss.insertZeros(without)
    counts.largest.insertZeros(without)
  }

  private func addConstants(of threat: CompiledThreat, to counts: inout TrialCounts.Threat) {
    if let value = constant(threat.vulnerability) {
      counts.vulnerability.insert(value, times: trials)
    }
    let (rate, impact) = (constant(threat.eventRate), constant(threat.expectedImpact))
    if let rate { counts.events.insert(rate, times: trials) }
    if let impact { counts.impact.insert(impact, times: trials) }
    if let rate, let impact {
      cells?.count(rate: rate, loss: impact, times: trials, into: &counts.cells)
    }
    if let cost = threat.cheapestCost.flatMap(constant), cost.isFinite {
      counts.cheapestCost.insert(cost, times: trials)
    }
  }

  /// Runs the trials of a block, and counts them.
  func simulate(firstTrial: UInt64, count: Int) {
    scenario.program.run(in: memory, firstTrial: firstTrial, uniforms: uniforms)
    trials += count
    block.portfolio.begin(memory, hasTransfers: hasTransfers)
    // By index: an element at a time would be copied and counted for each block.
    for index in scenario.compiled.indices {
      simulate(scenario.compiled[index], index, firstTrial: firstTrial, count: count)
    }
    block.moments.portfolio = summarisePortfolio(count: count)
    block.moments.controlCost = summarise(scenario.controlCost, count, \.controlCost)
    ranks.count(trials: count, memory)
  }

  /// Draws the years of a threat, counts them and sums them up.
  private func simulate(_ threat: CompiledThreat, _ index: Int, firstTrial: UInt64, count: Int) {
    years.simulate(threat.losses, firstTrial: firstTrial, count: count)
    block.portfolio.add(years, hasTransfers: hasTransfers)
    if let net = netLosses[index] {
      block.threats[index].take(years, expected: column(threat.expectedLoss, count))
      average(index, net, threat, firstTrial, count)
      block.portfolio.add(block.threats[index])
    }
    block.moments.threats[index] = summarise(threat, index, count: count)
  }

  /// Takes the means over sampled events for the estimates of a threat's expected losses.
  private func average(
    _ index: Int, _ net: NetLoss, _ threat: CompiledThreat, _ firstTrial: UInt64, _ count: Int
  ) {
    let expected = column(threat.expectedLoss, count)
    sampledEvents.forEachTrial(
      of: net.sampler.forms, firstTrial: firstTrial, count: count,
      column: { memory.column(Int($0)) },
      body: { trial, events in
        guard let means = net.sampled(events, read: { memory.column(Int($0))[trial] }) else {
          return
        }
        block.threats[index].take(means, expected: expected[trial], trial: trial)
      })
  }

  /// The numbers in a column of some trials of the block that was simulated last.
  func column(_ slot: Register, _ trials: Range<Int>) -> Column {
    Column(rebasing: memory.column(Int(slot))[trials])
  }

  private func column(_ slot: Register, _ count: Int) -> Column { column(slot, 0..<count) }

  /// The number in a column that is the same in every trial.
  private func constant(_ slot: Register) -> Double? { constants[Int(slot)] }

  /// The moments of a column over some trials of the block that was simulated last.
  func moments(_ slot: Register, _ trials: Range<Int>) -> Moments {
    constant(slot).map { Moments(constant: $0, count: trials.count) }
      ?? Moments(of: column(slot, trials))
  }

  private func moments(_ slot: Register, _ count: Int) -> Moments { moments(slot, 0..<count) }

  /// Sums a column up, and counts it unless it is the same in every trial.
  private func summarise(
    _ slot: Register, _ count: Int, _ histogram: WritableKeyPath<TrialCounts, LogHistogram>
  ) -> Moments {
    if constant(slot) == nil { varying[keyPath: histogram].insert(column(slot, count)) }
    return moments(slot, count)
  }

  private func summarise(_ threat: CompiledThreat, _ index: Int, count: Int) -> ThreatMoments {
    var moments = ThreatMoments()
    let isConstant = constant(threat.vulnerability) != nil && constant(threat.eventRate) != nil
    if !isConstant || constant(threat.expectedImpact) == nil {
      countParameters(threat, count, &varying.threats[index])
    }
    moments.vulnerability = self.moments(threat.vulnerability, count)
    moments.events = self.moments(threat.eventRate, count)
    moments.cheapestCost = countCheapest(threat, index, count: count)
    moments.loss = summariseYears(threat, index, count: count)
    return moments
  }

  /// Counts those columns of a threat that differ from trial to trial.
  private func countParameters(
    _ threat: CompiledThreat, _ count: Int, _ counts: inout TrialCounts.Threat
  ) {
    let (rate, impact) = (threat.eventRate, threat.expectedImpact)
    if constant(threat.vulnerability) == nil {
      counts.vulnerability.insert(column(threat.vulnerability, count))
    }
    if constant(rate) == nil { counts.events.insert(column(rate, count)) }
    if constant(impact) == nil { counts.impact.insert(column(impact, count)) }
    guard constant(rate) == nil || constant(impact) == nil else { return }
    cells?.count(rates: column(rate, count), losses: column(impact, count), into: &counts.cells)
  }

  /// Counts and sums up the years of the threat that was simulated last.
  private func summariseYears(_ threat: CompiledThreat, _ index: Int, count: Int) -> LossMoments {
    tallies[index].enter(years)
    if tallies[index].isFull {
      tallies[index].count(into: &varying.threats[index])
      tallies[index].clear()
    }
    let zeros = count - years.trialsWithEvents.count
    var moments = LossMoments()
    if threat.isLinear {
      moments.estimate = PairMoments(
        self.moments(threat.integratedLoss, count), besideZeros: count)
      moments.conditional = self.moments(threat.expectedLoss, count)
    } else {
      moments.estimate = PairMoments(
        of: block.threats[index].estimate, and: block.threats[index].control, count: count)
    }
    moments.simulated = Moments(of: years.entries(years.totals), zeros: zeros)
    moments.largest = Moments(of: years.entries(years.largest), zeros: zeros)
    moments.variance = self.moments(threat.lossVariance, count)
    moments.anyEvent =
      threat.losses.steps.map { Moments(constant: $0.any, count: count) }
      ?? Moments(of: years.anyEvent(count))
    if let slot = threat.integratedGross {
      let gross = years.entries(years.hasGross ? years.gross : years.totals)
      varying.threats[index].gross.insert(gross)
      varying.threats[index].gross.insertZeros(UInt64(zeros))
      moments.gross.expected = self.moments(slot, count)
      moments.gross.simulated = Moments(of: gross, zeros: zeros)
    }
    return moments
  }

  private func summarisePortfolio(count: Int) -> LossMoments {
    let portfolio = block.portfolio
    varying.annualLoss.insert(portfolio.totals, count: count)
    varying.largest.insert(portfolio.largest, count: count)
    var moments = LossMoments()
    if portfolio.isLinear {
      moments.estimate = PairMoments(portfolio.integrated.moments(count), besideZeros: count)
      moments.conditional = portfolio.expected.moments(count)
    } else {
      moments.estimate = PairMoments(
        of: portfolio.estimate, and: portfolio.control, count: count)
    }
    moments.simulated = Moments(of: portfolio.totals, count: count)
    moments.largest = Moments(of: portfolio.largest, count: count)
    moments.variance = portfolio.variance.moments(count)
    portfolio.rate.values.withUnsafeBufferPointer { rate in
      years.computeChances(Column(rebasing: rate[..<count]))
    }
    moments.anyEvent = Moments(of: years.anyEvent(count))
    if hasTransfers {
      varying.gross.insert(portfolio.gross, count: count)
      moments.gross.expected = portfolio.integratedGross.moments(count)
      moments.gross.simulated = Moments(of: portfolio.gross, count: count)
    }
    return moments
  }

  /// Counts the cheapest attack of the trials in which an attack is possible.
  private func countCheapest(_ threat: CompiledThreat, _ index: Int, count: Int) -> Moments {
    guard let slot = threat.cheapestCost else { return Moments() }
    if let cost = constant(slot), cost.isFinite { return Moments(constant: cost, count: count) }
    var possible = 0
    for cost in column(slot, count) where cost.isFinite {
      scratch[possible] = cost
      possible += 1
    }
    varying.threats[index].cheapestCost.insert(scratch, count: possible)
    return Moments(of: scratch, count: possible)
  }
}
