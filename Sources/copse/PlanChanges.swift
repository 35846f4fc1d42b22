// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import RiskSimulation

/// Plans that are given as changes of a base: `--plan A,B`, `--add A`, `--drop B`.
struct PlanChanges {
  /// What is changed.
  let base: PlanCandidate
  /// The controls that each plan adds, separated by commas.
  let plans: [String]
  /// Controls that the last plan adds.
  let added: [String]
  /// Controls that the last plan drops.
  let dropped: [String]

  /// The changed plans.
  ///
  /// - Throws: ``Failure`` for a control that the model does not have.
  func candidates() throws -> [PlanCandidate] {
    var candidates = try plans.map { text in
      let names = text.split(separator: ",").map(String.init)
      return try candidate(named: text, adding: names, dropping: [])
    }
    if !added.isEmpty || !dropped.isEmpty {
      let name = (added.map { "+\($0)" } + dropped.map { "-\($0)" }).joined(separator: " ")
      candidates.append(try candidate(named: name, adding: added, dropping: dropped))
    }
    return candidates
  }

  private func candidate(
    named name: String, adding added: [String], dropping dropped: [String]
  ) throws -> PlanCandidate {
    let controls = base.model.model.controls
    for control in added + dropped where controls[control] == nil {
      let hint = NearestName.hint(control, among: controls.keys).map { ": \($0)" } ?? ""
      throw Failure("there is no control '\(control)'\(hint)")
    }
    var candidate = base
    candidate.scenario.name = name
    candidate.scenario.title = nil
    candidate.scenario.plan.added = (base.scenario.plan.added + added).filter {
      !dropped.contains($0)
    }
    candidate.scenario.plan.dropped =
      base.scenario.plan.dropped.filter { !added.contains($0) } + dropped
    return candidate
  }
}
