// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// Reads the system: zones, components, flows and boundaries.
struct SystemReader {
  private let context: DecodingContext
  private var zones: Definitions
  private var components: Definitions

  /// Makes a reader.
  init(_ context: DecodingContext) {
    self.context = context
    zones = Definitions("zone", context)
    components = Definitions("component", context)
  }

  /// Adds what a `system` section says to a system.
  mutating func read(_ node: YAMLNode, into system: inout SystemModel) {
    guard let object = ObjectReader(node, as: .system, context) else { return }
    system.title = object.text("title") ?? system.title
    for member in object.members("zones") where zones.add(member.key.name, at: member.key.location)
    {
      system.zones[member.key.name] = zone(member)
    }
    for member in object.members("components")
    where components.add(member.key.name, at: member.key.location) {
      system.components[member.key.name] = component(member)
    }
    if object["flows"] != nil {
      for element in object.elements("flows") { add(flow: element, to: &system) }
    }
    if object["boundaries"] != nil {
      for element in object.elements("boundaries") { add(boundary: element, to: &system) }
    }
  }

  private func zone(_ member: YAMLNode.Member) -> Zone? {
    context.locations[.zone(member.key.name)] = member.key.location
    guard let object = ObjectReader(member.value, as: .zone, context) else { return nil }
    return Zone(
      name: member.key.name, title: object.text("title"), trust: object.text("trust"))
  }

  private func component(_ member: YAMLNode.Member) -> Component? {
    context.locations[.component(member.key.name)] = member.key.location
    guard let object = ObjectReader(member.value, as: .component, context),
      let kind = object.choice("kind", Component.Kind.self)
    else { return nil }
    return Component(
      name: member.key.name, title: object.text("title"), kind: kind, zone: object.name("zone"),
      layer: object.text("layer"), technology: object.text("technology"),
      note: object.text("note"))
  }

  private func add(flow node: YAMLNode, to system: inout SystemModel) {
    guard let object = ObjectReader(node, as: .flow, context), let from = object.name("from"),
      let to = object.name("to")
    else { return }
    context.locations[.flow(system.flows.count)] = node.location
    system.flows.append(
      Flow(
        from: from, to: to, data: object.text("data"), transport: object.text("transport"),
        isBidirectional: object.flag("both-ways")))
  }

  private func add(boundary node: YAMLNode, to system: inout SystemModel) {
    guard let object = ObjectReader(node, as: .boundary, context),
      let title = object.text("title"), let from = object.name("from"), let to = object.name("to")
    else { return }
    context.locations[.boundary(system.boundaries.count)] = node.location
    system.boundaries.append(
      TrustBoundary(title: title, from: from, to: to, guards: object.texts("guards")))
  }
}
