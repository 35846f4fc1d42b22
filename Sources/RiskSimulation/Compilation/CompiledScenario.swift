// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// A scenario as a flat program over blocks of trials.
struct CompiledScenario: Sendable {
  /// The threats in the model's order.
  let threats: [Threat]
  /// The columns and laws of each threat, in the same order.
  let compiled: [CompiledThreat]
  /// The slot of the active controls' yearly cost.
  let controlCost: Register
  /// The names of the active controls, in the model's order.
  let activeControls: [String]
  /// The column program.
  let program: ColumnProgram
  /// The risk matrix, if the model has one.
  let matrix: RiskMatrix?
  /// What has to be said with the figures.
  let assumptions: [String]

  /// Whether a third party bears some of the loss.
  var hasTransfers: Bool { compiled.contains { $0.integratedGross != nil } }

  /// The sums of no trials.
  var noSums: Replicated<ChunkMoments> {
    Replicated(
      groups: SamplingDesign.groups, nothing: ChunkMoments(threatCount: threats.count))
  }
}
