// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// Which controls are in every plan, and which may be chosen.
struct PlanCandidates {
  /// The controls that are in every plan.
  let kept: [Control]
  /// The controls that may be chosen.
  let candidates: [Control]

  /// Splits a model's controls.
  ///
  /// What the scenario's plan has stays, unless statuses that may change are named and its is one of them.
  /// What the plan drops by name is not offered.
  ///
  /// - Throws: ``OptimizationError/tooManyControls(_:)`` and, for names that there are not,
  ///   ``OptimizationError/unknownControl(_:hint:)``.
  init(
    _ model: Model, _ scenario: Scenario, _ options: PlanOptimizer.Options
  ) throws(OptimizationError) {
    for name in options.withheld where model.controls[name] == nil {
      throw .unknownControl(name, hint: NearestName.hint(name, among: model.controls.keys))
    }
    let named = options.statuses ?? model.planRules.mayChange
    let statuses = named ?? PlanRules.defaultStatuses
    func isKept(_ control: Control) -> Bool {
      guard scenario.plan.includes(control) else { return false }
      let mayGo = named?.contains(control.status) ?? false
      return !mayGo || options.withheld.contains(control.name)
    }
    let kept = model.controls.values.filter(isKept)
    self.kept = kept
    candidates = model.controls.values.filter { control in
      (statuses.contains(control.status) || scenario.plan.includes(control)) && !isKept(control)
        && !scenario.plan.dropped.contains(control.name)
        && !options.withheld.contains(control.name)
    }
    guard candidates.count <= PlanOptimizer.maximumControls else {
      throw .tooManyControls(candidates.count)
    }
  }
}
