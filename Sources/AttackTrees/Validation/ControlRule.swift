// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// Controls have effects on what exists.
enum ControlRule: ValidationRule {
  static func check(_ model: Model) -> [Diagnostic] {
    model.controls.values.flatMap { control in
      coverage(of: control, model)
        + control.effects.enumerated().flatMap { index, effect in
          EffectCheck.check(
            effect, model,
            at: model.locations[.controlEffect(control: control.name, index: index)])
        }
    }
  }

  private static func coverage(of control: Control, _ model: Model) -> [Diagnostic] {
    if (0...1).contains(control.coverage) { return [] }
    return [
      Diagnostic(
        .error, code: "invalid-coverage", "the coverage of '\(control.name)' is not in [0, 1]",
        at: model.locations[.control(control.name)])
    ]
  }
}
