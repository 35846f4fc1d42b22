// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads the figure of every formula out of a block of draws.
struct FigureReader {
  private let formulas: [ThreatFormula]
  private let objective: PlanObjective
  /// By formula, its net loss, and which terms of transfer it has.
  private let losses: [(net: NetLoss, terms: Int)]
  /// By formula, how the net loss moves with the loss before transfers; found in the first block.
  private var slopes: [Double?]
  /// By terms of transfer and draw, what years of one event, two events and so on leave in the block: the same for all
  /// formulas with these terms.
  private var known: [[[NetLoss.Means]]]
  private var means = Array(repeating: NetLoss.Means(), count: TrialBlock.size)
  private var draws = YearDraws()

  /// Makes a reader of formulas whose registers are slots.
  init(formulas: [ThreatFormula], objective: PlanObjective, occurrence: Occurrence) {
    self.formulas = formulas
    self.objective = objective
    var terms: [SampledRetention: Int] = [:]
    losses = formulas.map {
      let net = NetLoss(eventRate: $0.eventRate, sampler: $0.sampler, occurrence: occurrence)
      let key = SampledRetention(scale: $0.sampler.scale, transfers: $0.sampler.transfers)
      let index = terms[key] ?? terms.count
      terms[key] = index
      return (net, index)
    }
    known = Array(repeating: [], count: terms.count)
    slopes = formulas.map { _ in nil }
  }

  /// Calls a function with each formula's index and its figures in the block.
  mutating func read(
    _ memory: ColumnMemory, firstTrial: UInt64, _ body: (Int, UnsafeBufferPointer<Double>) -> Void
  ) {
    var scratch = Array(repeating: 0.0, count: TrialBlock.size)
    var events: [[Double]] = []
    for terms in known.indices { known[terms] = [] }
    if !objective.isAdditive, let first = formulas.first {
      draws.begin(first.sampler, firstTrial: firstTrial)
    }
    for (index, formula) in formulas.enumerated() {
      switch objective {
      case .success:
        body(index, UnsafeBufferPointer(memory.column(Int(formula.vulnerability))))
        continue
      case .expected where formula.isLinear:
        body(index, UnsafeBufferPointer(memory.column(Int(formula.expected))))
        continue
      case .expected:
        if events.isEmpty { events = Self.events(of: formula, memory, firstTrial) }
        net(index, memory, firstTrial, events, into: &scratch)
      case .var95, .tvar95:
        draws.read(formula.sampler, memory, into: &scratch)
      }
      scratch.withUnsafeBufferPointer { body(index, $0) }
    }
  }

  private static func events(
    of formula: ThreatFormula, _ memory: ColumnMemory, _ firstTrial: UInt64
  ) -> [[Double]] {
    var all: [[Double]] = []
    SampledEventKernel().forEachTrial(
      of: formula.sampler.forms, firstTrial: firstTrial, count: TrialBlock.size,
      column: { memory.column(Int($0)) }, body: { _, events in all.append(Array(events)) })
    return all
  }

  /// Net losses, corrected by how far the sampled loss before transfers lies off its known mean.
  private mutating func net(
    _ index: Int, _ memory: ColumnMemory, _ firstTrial: UInt64, _ events: [[Double]],
    into column: inout [Double]
  ) {
    let (net, terms) = losses[index]
    if known[terms].isEmpty {
      known[terms] = Self.ofNumbers(net, memory, events, rates: greatestRates(terms, memory))
    }
    for trial in means.indices {
      means[trial] = net.means(known[terms][trial], trial: firstTrial + UInt64(trial)) {
        memory.column(Int($0))[trial]
      }
    }
    let expected = memory.column(Int(formulas[index].expected))
    let slope = slopes[index] ?? Self.slope(means, expected)
    slopes[index] = slope
    for trial in column.indices {
      column[trial] = means[trial].net - slope * (means[trial].gross - expected[trial])
    }
  }

  /// What stays of years with one event, two events and so on, and what they are before the transfer, draw by draw.
  private static func ofNumbers(
    _ net: NetLoss, _ memory: ColumnMemory, _ events: [[Double]], rates: [Double]
  ) -> [[NetLoss.Means]] {
    events.indices.map { trial in
      func read(_ register: Register) -> Double { memory.column(Int(register))[trial] }
      return events[trial].withUnsafeBufferPointer {
        net.ofNumbers($0, rate: rates[trial], read: read)
      }
    }
  }

  /// By draw, the greatest rate of events of all formulas with the same terms.
  private func greatestRates(_ terms: Int, _ memory: ColumnMemory) -> [Double] {
    var greatest = Array(repeating: 0.0, count: TrialBlock.size)
    for loss in losses where loss.terms == terms {
      for (trial, rate) in memory.column(Int(loss.net.eventRate)).enumerated() {
        greatest[trial] = max(greatest[trial], rate)
      }
    }
    return greatest
  }

  /// The least-squares slope of the net loss on the error of the loss before transfers.
  private static func slope(
    _ means: [NetLoss.Means], _ expected: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    let errors = means.indices.map { means[$0].gross - expected[$0] }
    let pairs = PairMoments(of: means.map(\.net), and: errors, count: means.count)
    return pairs.second.variance > 0 ? pairs.covariance / pairs.second.variance : 0
  }
}
