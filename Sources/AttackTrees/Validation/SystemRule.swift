// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// Components lie in zones, and flows and boundaries join what exists.
enum SystemRule: ValidationRule {
  static func check(_ model: Model) -> [Diagnostic] {
    components(model) + flows(model) + boundaries(model)
  }

  private static func components(_ model: Model) -> [Diagnostic] {
    model.system.components.values.compactMap { component in
      guard let zone = component.zone, model.system.zones[zone] == nil else { return nil }
      return UndefinedName.error(
        "zone", zone, known: model.system.zones.keys,
        at: model.locations[.component(component.name)])
    }
  }

  private static func flows(_ model: Model) -> [Diagnostic] {
    model.system.flows.enumerated().flatMap { index, flow in
      [flow.from, flow.to].filter { model.system.components[$0] == nil }.map { name in
        UndefinedName.error(
          "component", name, known: model.system.components.keys,
          at: model.locations[.flow(index)])
      }
    }
  }

  private static func boundaries(_ model: Model) -> [Diagnostic] {
    model.system.boundaries.enumerated().flatMap { index, boundary in
      [boundary.from, boundary.to].filter { model.system.zones[$0] == nil }.map { name in
        UndefinedName.error(
          "zone", name, known: model.system.zones.keys, at: model.locations[.boundary(index)])
      }
    }
  }
}
