// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// What is not known about a threat's expected annual loss: its distribution over draws of the parameters.
///
/// Unlike the distribution of the annual loss it holds no chance: it would become a point if all parameters
/// were known.
public struct ExpectedLossInterval: Hashable, Sendable {
  /// The distribution of the expected annual loss.
  public var summary: Summary
  /// Whether the losses are those before a transfer with a deductible or a limit, whose expectation has
  /// no closed form.
  public var isGross: Bool

  /// The intervals of a scenario's threats by name.
  ///
  /// The draws are those of the simulation's first trials.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - model: Its model.
  ///   - draws: The number of draws, rounded up to whole blocks of trials.
  /// - Returns: The interval of each threat.
  /// - Throws: ``SimulationError`` if the scenario cannot be simulated.
  /// - Complexity: O(draws x columns).
  public static func all(
    of scenario: Scenario, in model: ValidatedModel, draws: Int = 8_192
  ) throws(SimulationError) -> [String: ExpectedLossInterval] {
    let compiled = try ScenarioCompiler.compile(scenario, of: model.model)
    let memory = ColumnMemory(for: compiled.program)
    let blocks = max((draws + TrialBlock.size - 1) / TrialBlock.size, 1)
    var losses = compiled.compiled.map { _ in [Double]() }
    for block in 0..<blocks {
      compiled.program.run(in: memory, firstTrial: UInt64(block * TrialBlock.size))
      for (index, threat) in compiled.compiled.enumerated() {
        losses[index] += memory.column(Int(threat.expectedLoss))
      }
    }
    var intervals: [String: ExpectedLossInterval] = [:]
    for (index, threat) in compiled.threats.enumerated() {
      intervals[threat.name] = ExpectedLossInterval(
        summary: Summary(sample: losses[index]), isGross: !compiled.compiled[index].isLinear)
    }
    return intervals
  }

  /// The interval around an expectation after transfers: where it is that before them, in proportion.
  public func scaled(to net: ExpectedLoss, gross: GrossLoss?) -> Summary {
    guard isGross, let gross, gross.ale.mean > 0 else { return summary }
    let share = net.mean / gross.ale.mean
    return Summary(
      mean: summary.mean * share, standardError: summary.standardError * share,
      p05: summary.p05 * share, p50: summary.p50 * share, p95: summary.p95 * share)
  }
}
