// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// What we are building: the first question of a Markdown report.
struct MarkdownSystem {
  let report: RiskReport

  /// The section.
  var text: String {
    let system = report.model.system
    let heading = "## 1. What are we building?\n\n"
    guard !system.components.isEmpty else { return heading + "The model has no system.\n" }
    return heading + MarkdownParts.diagram(SystemMermaid(system).text)
      + "\n### Components\n\n" + components.markdown + "\n### Trust boundaries\n\n"
      + boundaries.markdown
  }

  private var components: Table {
    let zones = report.model.system.zones
    return Table(
      [
        .text("Component") { $0.label }, .text("Kind") { $0.kind.rawValue },
        .text("Zone") { $0.zone.map { zones[$0]?.label ?? $0 } },
        .text("Technology") { $0.technology }, .text("Note") { $0.note },
      ] as [TableColumn<Component>], Array(report.model.system.components.values))
  }

  private var boundaries: Table {
    let zones = report.model.system.zones
    return Table(
      [
        .text("Boundary") { $0.title }, .text("From") { zones[$0.from]?.label ?? $0.from },
        .text("To") { zones[$0.to]?.label ?? $0.to },
        .text("Guarded by") { $0.guards.joined(separator: ", ") },
      ] as [TableColumn<TrustBoundary>], report.model.system.boundaries)
  }
}
