// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// Attacker profiles name steps and threats that exist.
enum AttackerRule: ValidationRule {
  static func check(_ model: Model) -> [Diagnostic] {
    model.attackers.values.flatMap { attacker in
      freeSteps(of: attacker, model)
        + attacker.effects.enumerated().flatMap { index, effect in
          EffectCheck.check(
            effect, model,
            at: model.locations[.attackerEffect(attacker: attacker.name, index: index)])
            + premium(of: effect, attacker, index, model)
        }
    }
  }

  private static func premium(
    of effect: Effect, _ attacker: AttackerProfile, _ index: Int, _ model: Model
  ) -> [Diagnostic] {
    guard case .transfer(let terms) = effect.change, terms.premium != nil else { return [] }
    return [
      Diagnostic(
        .error, code: "attacker-premium", "an attacker pays no premium",
        at: model.locations[.attackerEffect(attacker: attacker.name, index: index)],
        hint: "make the transfer a control's")
    ]
  }

  private static func freeSteps(of attacker: AttackerProfile, _ model: Model) -> [Diagnostic] {
    attacker.freeSteps.filter { name in
      if case .step = model.forest[name] { false } else { true }
    }.map { name in
      UndefinedName.error(
        "step", name, known: model.forest.nodes.keys,
        at: model.locations[.attacker(attacker.name)])
    }
  }
}
