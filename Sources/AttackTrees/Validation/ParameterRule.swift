// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// Estimates follow shared parameters that exist, and no parameter follows itself.
enum ParameterRule: ValidationRule {
  static func check(_ model: Model) -> [Diagnostic] {
    model.estimates.compactMap { named in
      guard case .parameter(let parameter) = named.estimate.value else { return nil }
      let location = model.locations[.estimate(named.name)]
      if model.parameters[parameter] == nil {
        return UndefinedName.error(
          "parameter", parameter, known: model.parameters.keys, at: location)
      }
      guard named.quantity == .shared, followsItself(parameter, model) else { return nil }
      return Diagnostic(
        .error, code: "parameter-cycle", "the parameter '\(parameter)' follows itself",
        at: location)
    }
  }

  private static func followsItself(_ start: String, _ model: Model) -> Bool {
    var name = start
    for _ in 0...model.parameters.count {
      guard case .parameter(let next)? = model.parameters[name]?.value else { return false }
      if next == start { return true }
      name = next
    }
    return false
  }
}
