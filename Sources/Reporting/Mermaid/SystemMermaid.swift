// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// A data-flow diagram of the system as a Mermaid flowchart.
public struct SystemMermaid {
  private let system: SystemModel
  private let direction: DotDirection

  /// Makes the diagram of a system.
  public init(_ system: SystemModel, direction: DotDirection = .down) {
    self.system = system
    self.direction = direction
  }

  /// The flowchart: zones as frames, flows as edges, thick where they cross a trust boundary.
  public var text: String {
    var writer = MermaidWriter(
      title: (system.title ?? "System") + ": data flows and trust boundaries", direction)
    for zone in system.zones.values {
      let trust = zone.trust.map { " (\($0))" } ?? ""
      writer.frame(zone.name, title: zone.label + trust) { writer in
        for component in system.components.values where component.zone == zone.name {
          write(component, to: &writer)
        }
      }
    }
    for component in system.components.values where component.zone == nil {
      write(component, to: &writer)
    }
    for flow in system.flows {
      let words = [flow.data, flow.transport].compactMap { $0 }.joined(separator: ", ")
      writer.edge(
        flow.from, flow.to,
        flow.isBidirectional ? .both : system.crossesBoundary(flow) ? .thick : .plain,
        label: words.isEmpty ? nil : words)
    }
    return writer.text
  }

  private func write(_ component: Component, to writer: inout MermaidWriter) {
    let label = MermaidText.label([component.label] + [component.technology].compactMap { $0 })
    switch component.kind {
    case .process: writer.node(component.name, label, .stadium, "gate")
    case .dataStore: writer.node(component.name, label, .cylinder, "defence")
    case .externalEntity: writer.node(component.name, label, .box, "step")
    }
  }
}
