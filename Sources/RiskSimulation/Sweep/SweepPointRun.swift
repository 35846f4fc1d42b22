// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// Computes the measured number of each trial of one point, with memory of its own.
final class SweepPointRun {
  private let point: SweepPoint
  private let measure: SweepMeasure
  private let memory: ColumnMemory
  private var events: [Double] = []

  /// Allocates memory for a point.
  init(_ point: SweepPoint, _ measure: SweepMeasure) {
    self.point = point
    self.measure = measure
    memory = ColumnMemory(for: point.scenario.program)
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
    guard !point.simulates(threat) else {
      for trial in values.indices {
        let year = threat.losses.year(trial: firstTrial + UInt64(trial), events: &events) {
          memory.column(Int($0))[trial]
        }
        values[trial] += year.total
      }
      return
    }
    let column = memory.column(Int(register(threat)))
    for trial in values.indices { values[trial] += column[trial] }
  }

  private func register(_ threat: CompiledThreat) -> Register {
    switch measure {
    case .vulnerability: threat.vulnerability
    case .probability: threat.yearRate
    case .ale, .var95, .tvar95: threat.expectedLoss
    }
  }
}
