// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Computes a scenario's measure and the cost of its controls for draws of its parameters.
struct DrawEvaluation: Sendable {
  /// The program and its threats.
  let scenario: CompiledScenario
  private let threats: [CompiledThreat]
  private let measure: SweepMeasure

  /// Prepares the measure of one threat, or of all.
  init(_ scenario: CompiledScenario, _ measure: SweepMeasure, threat: String?) {
    self.scenario = scenario
    self.measure = measure
    threats = zip(scenario.threats, scenario.compiled).filter {
      threat == nil || $0.0.name == threat
    }.map(\.1)
  }

  /// Whether the measure is the exact expectation given the parameters.
  var isExact: Bool { measure != .ale || threats.allSatisfy(\.isLinear) }

  /// The measure of each draw, and the cost of controls if it is asked for.
  ///
  /// The same bits for any number of threads, since each block of draws stands by itself.
  ///
  /// - Throws: `CancellationError`.
  func values(
    draws: Int, threads: Int, uniforms: (any UniformSource)? = nil, hasCost: Bool = false
  ) async throws -> [Double] {
    let blocks = (draws + TrialBlock.size - 1) / TrialBlock.size
    let share = (blocks + threads - 1) / threads
    return try await withThrowingTaskGroup(of: (Int, [Double]).self) { group in
      for start in stride(from: 0, to: blocks, by: share) {
        group.addTask {
          try Task.checkCancellation()
          return (start, run(start..<min(start + share, blocks), uniforms, hasCost))
        }
      }
      var parts: [Int: [Double]] = [:]
      for try await (start, values) in group { parts[start] = values }
      return Array(parts.sorted { $0.key < $1.key }.flatMap(\.value).prefix(draws))
    }
  }

  private func run(
    _ blocks: Range<Int>, _ uniforms: (any UniformSource)?, _ hasCost: Bool
  ) -> [Double] {
    let memory = ColumnMemory(for: scenario.program)
    var values: [Double] = []
    values.reserveCapacity(blocks.count * TrialBlock.size)
    for block in blocks {
      scenario.program.run(
        in: memory, firstTrial: UInt64(block * TrialBlock.size), uniforms: uniforms)
      values += blockValues(memory, hasCost)
    }
    return values
  }

  private func blockValues(_ memory: ColumnMemory, _ hasCost: Bool) -> [Double] {
    var sum = Array(repeating: 0.0, count: TrialBlock.size)
    for threat in threats {
      let column = memory.column(Int(register(threat)))
      for trial in sum.indices { sum[trial] += column[trial] }
    }
    if measure == .probability {
      for trial in sum.indices { sum[trial] = -PinnedMath.expm1(-sum[trial]) }
    }
    guard hasCost else { return sum }
    let cost = memory.column(Int(scenario.controlCost))
    for trial in sum.indices { sum[trial] += cost[trial] }
    return sum
  }

  private func register(_ threat: CompiledThreat) -> Register {
    switch measure {
    case .vulnerability: threat.vulnerability
    case .probability: threat.eventRate
    case .ale, .var95, .tvar95: threat.expectedLoss
    }
  }
}
