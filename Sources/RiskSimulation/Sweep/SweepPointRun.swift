// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// Computes the measured number of each trial of one point, with memory of its own.
final class SweepPointRun {
  private let point: SweepPoint
  private let measure: SweepMeasure
  private let memory: ColumnMemory
  private let years: YearKernel
  private lazy var sampledEvents = SampledEventKernel()

  /// Allocates memory for a point.
  init(_ point: SweepPoint, _ measure: SweepMeasure) {
    self.point = point
    self.measure = measure
    memory = ColumnMemory(for: point.scenario.program)
    years = YearKernel(memory)
  }

  /// The numbers of a block of trials, each an unbiased estimate of a mean or the loss of a year.
  func values(firstTrial: UInt64, count: Int) -> [Double] {
    point.scenario.program.run(in: memory, firstTrial: firstTrial)
    var values = Array(repeating: 0.0, count: count)
    for threat in point.threats { add(threat, firstTrial, to: &values) }
    if measure == .probability {
      for trial in values.indices { values[trial] = -PinnedMath.expm1(-values[trial]) }
    }
    return values
  }

  private func add(_ threat: CompiledThreat, _ firstTrial: UInt64, to values: inout [Double]) {
    if measure == .ale, let net = threat.netLoss {
      sampledEvents.forEachTrial(
        of: net.sampler.forms, firstTrial: firstTrial, count: values.count,
        column: { memory.column(Int($0)) },
        body: { trial, events in
          func read(_ register: Register) -> Double { memory.column(Int(register))[trial] }
          let means =
            net.sampled(events, read: read)
            ?? net.ofYears(trial: firstTrial + UInt64(trial), read: read)
          values[trial] += means.net
        })
      return
    }
    guard !point.simulates else {
      years.simulate(threat.losses, firstTrial: firstTrial, count: values.count)
      years.forEachTrial { trial, place in values[trial] += years.totals[place] }
      return
    }
    let column = memory.column(Int(register(threat)))
    for trial in values.indices { values[trial] += column[trial] }
  }

  private func register(_ threat: CompiledThreat) -> Register {
    switch measure {
    case .vulnerability: threat.vulnerability
    case .probability: threat.yearRate
    case .ale, .var95, .tvar95: threat.integratedLoss
    }
  }
}
