// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// The controls that are to be built, with what each must wait for.
struct RoadmapWork {
  /// The controls, in the model's order.
  let controls: [Control]
  /// The controls that are in place.
  let kept: [Control]
  /// For each control the set of those that must be finished before.
  let needs: [Int]

  /// Finds the work of a scenario.
  ///
  /// - Throws: ``RoadmapError`` where requirements or exclusions cannot be kept, or effort is missing.
  init(
    _ model: Model, _ scenario: Scenario, _ options: RoadmapPlanner.Options
  ) throws(RoadmapError) {
    for name in options.withheld where model.controls[name] == nil {
      throw .unknownControl(name, hint: NearestName.hint(name, among: model.controls.keys))
    }
    kept = model.controls.values.filter { scenario.plan.includes($0) }
    let controls = model.controls.values.filter { control in
      options.statuses.contains(control.status) && !scenario.plan.includes(control)
        && !scenario.plan.dropped.contains(control.name)
        && !options.withheld.contains(control.name)
    }
    self.controls = controls
    guard !controls.isEmpty else { throw .nothingToDo }
    guard controls.count <= RoadmapPlanner.maximumControls else {
      throw .tooManyControls(controls.count)
    }
    let unknown = controls.filter { $0.effort == nil }.map(\.name)
    guard unknown.isEmpty else { throw .noEffort(unknown) }
    let names = controls.map(\.name)
    let inPlace = Set(kept.map(\.name))
    var needs: [Int] = []
    for control in controls {
      var mask = 0
      for needed in control.requires where !inPlace.contains(needed) {
        guard let index = names.firstIndex(of: needed) else {
          throw .missing(control: control.name, needs: needed)
        }
        mask |= 1 << index
      }
      needs.append(mask)
      let excluded = control.excludes.first { names.contains($0) || inPlace.contains($0) }
      if let excluded { throw .excluding(control.name, excluded) }
    }
    self.needs = needs
    for control in kept {
      if let excluded = control.excludes.first(where: { names.contains($0) }) {
        throw .excluding(control.name, excluded)
      }
    }
  }
}
