// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension ParameterSwings {
  /// The number of draws where nothing else is said.
  public static let defaultDraws = 16_384

  /// Draws the parameters of a scenario and sorts its expected losses by each of them.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - scenario: The scenario whose plan, attacker and seed apply.
  ///   - draws: The number of draws, rounded up to whole blocks.
  /// - Throws: ``SimulationError`` if the scenario cannot be simulated.
  /// - Complexity: O(instructions x draws).
  public init(
    _ model: ValidatedModel, under scenario: Scenario, draws: Int = Self.defaultDraws
  ) throws(SimulationError) {
    var compiler = try WhatIfCompiler(scenario, of: model.model)
    let (builder, losses) = try compiler.losses()
    let sampler = SwingSampler(builder, losses: losses)
    self = sampler.run(blocks: max(1, (draws + TrialBlock.size - 1) / TrialBlock.size))
  }
}
