// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension WhatIf {
  /// The trials over which figures are computed, where nothing else is said: two blocks.
  public static let defaultDraws = 512
  /// The most numbers of columns, so that a page stays small.
  public static let defaultCells = 250_000

  /// Compiles the expected annual losses of a scenario over the switches of all controls.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - scenario: The scenario whose threats, attacker and seed apply; its plan says what is on at first.
  ///   - draws: The number of trials.
  ///   - sampling: Where the draws come from.
  ///   - cells: The most numbers that columns may hold; the trials are halved until they do.
  /// - Throws: ``WhatIfError`` if there are no such expressions, ``SimulationError`` if the scenario
  ///   cannot be simulated.
  /// - Complexity: O(instructions + columns x draws).
  public init(
    _ model: ValidatedModel, under scenario: Scenario, draws: Int = Self.defaultDraws,
    sampling: SamplingScheme = .quasi, cells: Int = Self.defaultCells
  ) throws {
    if scenario.semantics != .independent && scenario.knowledge == .expected {
      throw WhatIfError.knowledge
    }
    var scenario = scenario
    scenario.sampling = sampling
    let base = try ScenarioCompiler.compile(scenario, of: model.model)
    let design = SamplingDesign(
      sampling, trials: max(draws, 1),
      sides: SamplingDesign.sides(base, scenario, of: model.model))
    var compiler = try WhatIfCompiler(scenario, of: model.model)
    self = try compiler.compile(draws: max(draws, 1), design, cells: cells)
  }
}
