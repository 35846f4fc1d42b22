// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// Threats have a goal, a loss and targets that are defined.
enum ThreatRule: ValidationRule {
  static func check(_ model: Model) -> [Diagnostic] {
    model.threats.values.flatMap { check($0, model) }
  }

  private static func check(_ threat: Threat, _ model: Model) -> [Diagnostic] {
    let location = model.locations[.threat(threat.name)]
    var findings = threat.targets.filter { model.system.components[$0] == nil }.map { target in
      UndefinedName.error(
        "component", target, known: model.system.components.keys, at: location)
    }
    if model.forest[threat.goal] == nil {
      findings.append(
        UndefinedName.error("node", threat.goal, known: model.forest.nodes.keys, at: location))
    }
    if threat.losses.isEmpty {
      findings.append(
        Diagnostic(
          .error, code: "missing-loss", "the threat '\(threat.name)' has no loss", at: location,
          hint: "give it 'loss' or 'losses'"))
    }
    if case .negativeBinomial(let size) = threat.occurrence, !(size > 0 && size.isFinite) {
      findings.append(
        Diagnostic(
          .error, code: "invalid-occurrence",
          "the size of a negative binomial law must be positive", at: location))
    }
    return findings
  }
}
