// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import RiskSimulation

/// The first question, what are we building, with its answer.
struct SystemSection {
  let report: RiskReport

  /// The markup; the section says so where the model has no system.
  var html: HTML {
    let system = report.model.system
    guard !system.components.isEmpty else {
      return
        "<p class=\"empty\">The model describes no system: add <code>system:</code> to it.</p>\n"
    }
    return """
      \(PageParts.part(
        "diagram", "Data flows and trust boundaries",
        lead: "Columns are trust zones. A flow in the alarm colour crosses a trust boundary.",
        PageParts.figure(
          SystemDrawing(system).html, label: "Data-flow diagram", caption: legend)))\
      \(PageParts.part(
        "components", "Components",
        PageParts.folded("\(system.components.count) components", components)))\
      \(PageParts.part(
        "flows", "Data flows", PageParts.folded("\(system.flows.count) data flows", flows)))\
      \(system.boundaries.isEmpty ? nil : boundaries)
      """
  }

  private var legend: HTML {
    """
    Rounded: process. Square: external entity. Open at the sides: data store. \
    <span class="key inside"></span> within a zone \
    <span class="key crossing"></span> across a boundary
    """
  }

  private var components: HTML {
    let coverage = Dictionary(
      report.quality.components.map { ($0.component, $0) }, uniquingKeysWith: { a, _ in a })
    let zones = report.model.system.zones
    return PageTable<Component>(
      caption: "Components of the system and the number of threats that target each",
      columns: [
        .text("Component") { $0.label }, .text("Kind") { $0.kind.words },
        .text("Zone") { $0.zone.map { zones[$0]?.label ?? $0 } ?? "" },
        .text("Technology") { $0.technology ?? "" },
        .number(
          "Threats",
          { Double(coverage[$0.name]?.threats.values.reduce(0) { $0 + $1.count } ?? 0) }
        ) { NumberFormat.fixed($0, decimals: 0) },
        .text("Note") { $0.note ?? "" },
      ], rows: Array(report.model.system.components.values)
    ).html
  }

  private var flows: HTML {
    let system = report.model.system
    return PageTable<Flow>(
      caption: "Flows between components",
      columns: [
        .text("From") { report.label(ofComponent: $0.from) },
        .text("To") { report.label(ofComponent: $0.to) },
        .text("Data") { $0.data ?? "" }, .text("Transport") { $0.transport ?? "" },
        .text("Direction") { $0.isBidirectional ? "both ways" : "one way" },
        .markup("Trust boundary") {
          system.crossesBoundary($0) ? PageParts.badge("crossed", "alarm") : "within a zone"
        },
      ], rows: system.flows
    ).html
  }

  private var boundaries: HTML {
    let zones = report.model.system.zones
    return PageParts.part(
      "boundaries", "Trust boundaries",
      PageTable<TrustBoundary>(
        caption: "Trust boundaries and what guards them",
        columns: [
          .text("Boundary") { $0.title }, .text("From") { zones[$0.from]?.label ?? $0.from },
          .text("To") { zones[$0.to]?.label ?? $0.to },
          .text("Guards") {
            $0.guards.map { report.label(ofComponent: $0) }.joined(separator: ", ")
          },
        ], rows: report.model.system.boundaries
      ).html)
  }
}
