// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension SamplingDesign {
  /// The sides from which the dimensions of a base and of whatever plan of its model follow: the base itself,
  /// and the base with every control of the model.
  ///
  /// So the draws of a plan do not depend on which other plans it is compared with. A model whose controls
  /// cannot all be active at once has only the base.
  static func sides(
    _ base: CompiledScenario, _ scenario: Scenario, of model: Model
  ) -> [CompiledScenario] {
    var everything = scenario
    everything.plan = Plan(statuses: Set(ControlStatus.allCases))
    return [base] + [try? ScenarioCompiler.compile(everything, of: model)].compactMap { $0 }
  }
}
