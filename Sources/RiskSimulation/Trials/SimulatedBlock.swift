// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// One block of trials of a scenario: its sums, and its columns for who compares plans trial by trial.
struct SimulatedBlock {
  /// The sums.
  var moments: ChunkMoments
  /// The estimates of each threat.
  var threats: [ThreatBlock] = []
  /// The sums over threats.
  var portfolio: PortfolioBlock
  /// Each trial's cost of the active controls.
  var controlCost: [Double] = []

  /// Makes a block without trials, for the threats of a scenario.
  init(_ scenario: CompiledScenario) {
    moments = ChunkMoments(threatCount: scenario.compiled.count)
    threats = scenario.compiled.map { ThreatBlock(isLinear: $0.isLinear) }
    portfolio = PortfolioBlock(scenario.compiled, in: scenario.program)
  }
}
