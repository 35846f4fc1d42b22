// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads the figure of every formula out of a block of draws.
struct FigureReader {
  private let formulas: [ThreatFormula]
  private let objective: PlanObjective
  private let occurrence: Occurrence
  /// By formula, how the net loss moves with the loss before transfers; found in the first block.
  private var slopes: [Double?]

  /// Makes a reader of formulas whose registers are slots.
  init(formulas: [ThreatFormula], objective: PlanObjective, occurrence: Occurrence) {
    self.formulas = formulas
    self.objective = objective
    self.occurrence = occurrence
    slopes = formulas.map { _ in nil }
  }

  /// Calls a function with each formula's index and its figures in the block.
  mutating func read(
    _ memory: ColumnMemory, firstTrial: UInt64, _ body: (Int, UnsafeBufferPointer<Double>) -> Void
  ) {
    var scratch = Array(repeating: 0.0, count: TrialBlock.size)
    var events: [SampledEvents] = []
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
        Self.years(formula, memory, firstTrial, into: &scratch)
      }
      scratch.withUnsafeBufferPointer { body(index, $0) }
    }
  }

  private static func events(
    of formula: ThreatFormula, _ memory: ColumnMemory, _ firstTrial: UInt64
  ) -> [SampledEvents] {
    (0..<TrialBlock.size).map { trial in
      NetLoss.events(of: formula.sampler, trial: firstTrial + UInt64(trial)) {
        memory.column(Int($0))[trial]
      }
    }
  }

  private static func years(
    _ formula: ThreatFormula, _ memory: ColumnMemory, _ firstTrial: UInt64,
    into column: inout [Double]
  ) {
    var events: [Double] = []
    for trial in column.indices {
      column[trial] =
        formula.sampler.year(
          trial: firstTrial + UInt64(trial), events: &events,
          read: { memory.column(Int($0))[trial] }
        ).total
    }
  }

  /// Net losses, corrected by how far the sampled loss before transfers lies off its known mean.
  private mutating func net(
    _ index: Int, _ memory: ColumnMemory, _ firstTrial: UInt64, _ events: [SampledEvents],
    into column: inout [Double]
  ) {
    let formula = formulas[index]
    let loss = NetLoss(formula: formula, occurrence: occurrence)
    let means = column.indices.map { trial in
      loss.means(events[trial], trial: firstTrial + UInt64(trial)) {
        memory.column(Int($0))[trial]
      }
    }
    let expected = memory.column(Int(formula.expected))
    let slope = slopes[index] ?? Self.slope(means, expected)
    slopes[index] = slope
    for trial in column.indices {
      column[trial] = means[trial].net - slope * (means[trial].gross - expected[trial])
    }
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
