// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// What has to be said with the figures of a sweep.
struct SweepNotes {
  private let model: Model
  private let scenario: Scenario

  /// Makes the notes of sweeps over a point's numbers.
  init(_ point: PlanCandidate) {
    model = point.model.model
    scenario = point.scenario
  }

  /// The notes on an axis.
  ///
  /// O(elements of the model).
  func notes(on axis: SweepAxis) -> [String] {
    var notes: [String] = []
    if model.correlations.contains(where: { [$0.first, $0.second].contains(axis.name) }) {
      notes.append(
        "The numbers that are correlated with '\(axis.name)' do not follow it: they keep their own laws."
      )
    }
    let idle = idleControls(axis)
    if !idle.isEmpty {
      let names = idle.map { "'\($0)'" }.joined(separator: ", ")
      notes.append(
        "Nothing changes over '\(axis.name)': \(names) \(idle.count == 1 ? "is" : "are") not in the plan of "
          + "'\(scenario.name)'.")
    }
    return notes
  }

  /// The controls whose numbers move, if all that moves are numbers of controls that are not in the plan.
  private func idleControls(_ axis: SweepAxis) -> [String] {
    guard let places = try? model.places(named: axis.target) else { return [] }
    var names: OrderedSet<String> = []
    for place in places {
      guard let name = place.control, let control = model.controls[name],
        !scenario.plan.includes(control)
      else { return [] }
      names.append(name)
    }
    return Array(names)
  }
}
