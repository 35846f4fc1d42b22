// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// What must hold of the effects of controls and of attackers.
enum EffectCheck {
  /// What does not hold of an effect.
  static func check(
    _ effect: Effect, _ model: Model, at location: SourceLocation?
  ) -> [Diagnostic] {
    undefinedTargets(effect, model, location) + fit(effect, location)
  }

  private static func undefinedTargets(
    _ effect: Effect, _ model: Model, _ location: SourceLocation?
  ) -> [Diagnostic] {
    switch effect.target {
    case .steps(let names):
      return names.compactMap { step($0, model, location) }
    case .threats(let names):
      return names.filter { model.threats[$0] == nil }.map {
        UndefinedName.error("threat", $0, known: model.threats.keys, at: location)
      }
    case .categories: return []
    }
  }

  private static func step(
    _ name: String, _ model: Model, _ location: SourceLocation?
  ) -> Diagnostic? {
    switch model.forest[name] {
    case .step: nil
    case .gate:
      Diagnostic(
        .error, code: "effect-on-gate", "'\(name)' is a gate; effects bear on steps", at: location,
        hint: "name the steps under it")
    case nil:
      UndefinedName.error("step", name, known: model.forest.nodes.keys, at: location)
    }
  }

  private static func fit(_ effect: Effect, _ location: SourceLocation?) -> [Diagnostic] {
    let ofStep: Set<Effect.Quantity> = [.probability, .cost, .time, .detection]
    let isOnSteps = if case .steps = effect.target { true } else { false }
    if isOnSteps == ofStep.contains(effect.quantity) { return [] }
    let subject = isOnSteps ? "a step" : "a threat"
    return [
      Diagnostic(
        .error, code: "effect-does-not-fit", "\(subject) has no '\(effect.quantity.rawValue)'",
        at: location,
        hint: isOnSteps ? "probability, cost, time or detection" : "attempts or loss")
    ]
  }
}
