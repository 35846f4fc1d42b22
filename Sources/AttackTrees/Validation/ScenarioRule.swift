// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// Scenarios name threats, controls and attackers that exist, and say what they need.
enum ScenarioRule: ValidationRule {
  static func check(_ model: Model) -> [Diagnostic] {
    model.scenarios.values.flatMap { check($0, model) }
  }

  private static func check(_ scenario: Scenario, _ model: Model) -> [Diagnostic] {
    let location = model.locations[.scenario(scenario.name)]
    var findings = scenario.threats.filter { model.threats[$0] == nil }.map {
      UndefinedName.error("threat", $0, known: model.threats.keys, at: location)
    }
    let controls = scenario.plan.added + scenario.plan.dropped
    findings += controls.filter { model.controls[$0] == nil }.map {
      UndefinedName.error("control", $0, known: model.controls.keys, at: location)
    }
    if let attacker = scenario.attacker, model.attackers[attacker] == nil {
      findings.append(
        UndefinedName.error("attacker", attacker, known: model.attackers.keys, at: location))
    }
    if scenario.semantics == .withinBudget && scenario.attacker == nil {
      findings.append(
        Diagnostic(
          .error, code: "missing-attacker", "the semantics 'within-budget' needs an attacker",
          at: location, hint: "name one of the model's attackers"))
    }
    return findings
  }
}
