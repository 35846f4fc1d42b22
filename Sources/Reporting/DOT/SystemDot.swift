// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// A data-flow diagram of the system: zones as clusters, flows as edges.
public struct SystemDot {
  private let system: SystemModel
  private let theme: DotTheme
  private let direction: DotDirection

  /// Makes the diagram of a system.
  public init(
    _ system: SystemModel, theme: DotTheme = .light, direction: DotDirection = .down
  ) {
    self.system = system
    self.theme = theme
    self.direction = direction
  }

  /// The graph in the DOT language; the same system always gives the same bytes.
  ///
  /// Processes are ellipses, data stores cylinders, external entities boxes; a flow that crosses a
  /// trust boundary is drawn bold.
  public var text: String {
    var writer = DotWriter(
      "system", title: (system.title ?? "System") + " - data flows and trust boundaries", theme,
      direction)
    for zone in system.zones.values { write(zone, to: &writer) }
    for component in system.components.values where component.zone == nil {
      write(component, to: &writer)
    }
    for flow in system.flows { write(flow, to: &writer) }
    return writer.text
  }

  private func write(_ zone: Zone, to writer: inout DotWriter) {
    let trust = zone.trust.map { " (\($0))" } ?? ""
    let guards = OrderedSet(system.boundaries.filter { $0.to == zone.name }.flatMap(\.guards))
    let guarded = guards.isEmpty ? "" : " - guarded by \(guards.joined(separator: ", "))"
    let members = system.components.values.filter { $0.zone == zone.name }
    writer.cluster(
      zone.name, title: zone.label + trust + guarded,
      [
        ("style", "dashed"), ("color", theme.alarm), ("fontcolor", theme.alarm),
        ("penwidth", "1.5"),
      ]
    ) { writer in
      for component in members { write(component, to: &writer) }
    }
  }

  private func write(_ component: Component, to writer: inout DotWriter) {
    let technology = component.technology.map {
      "<BR/><FONT POINT-SIZE=\"9\" COLOR=\"\(theme.faintText)\">\(DotText.html($0))</FONT>"
    }
    let shape: (String, String) =
      switch component.kind {
      case .process: ("ellipse", theme.gateFill)
      case .dataStore: ("cylinder", theme.defenceFill)
      case .externalEntity: ("box", theme.stepFill)
      }
    writer.node(
      component.name, html: DotText.html(component.label) + (technology ?? ""),
      [
        ("shape", shape.0), ("style", "filled"), ("fillcolor", shape.1), ("color", theme.line),
        ("margin", component.kind == .process ? "0.02" : "0.12"),
      ])
  }

  private func write(_ flow: Flow, to writer: inout DotWriter) {
    var attributes: [(String, String)] = []
    let words = [flow.data, flow.transport].compactMap { $0 }
    if !words.isEmpty {
      attributes.append(("label", "<\(DotText.html(words.joined(separator: ", ")))>"))
    }
    if flow.isBidirectional { attributes.append(("dir", "both")) }
    if system.crossesBoundary(flow) {
      attributes += [("penwidth", "1.8"), ("color", "\"\(theme.alarm)\"")]
    }
    writer.edge(flow.from, flow.to, attributes)
  }
}
