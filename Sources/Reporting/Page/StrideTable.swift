// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// Components by STRIDE category, and the model's own threat matrix.
struct StrideTable {
  private let report: RiskReport

  /// Makes the tables of a report.
  init(_ report: RiskReport) {
    self.report = report
  }

  /// The markup.
  var html: HTML {
    "\(report.quality.components.isEmpty ? nil : counts)\(own)"
  }

  private var counts: HTML {
    let categories = STRIDE.allCases.map { category in
      PageTable<ReportQuality.ComponentCoverage>.Column(
        heading: category.title, isNumeric: true,
        cell: { cell($0.threats[category] ?? []) },
        key: { Double($0.threats[category]?.count ?? 0) })
    }
    return PageTable<ReportQuality.ComponentCoverage>(
      caption: "Threats by component and STRIDE category",
      columns: [.text("Component") { report.label(ofComponent: $0.component) }] + categories,
      rows: report.quality.components, identifier: "stride-table"
    ).html
  }

  private func cell(_ threats: [String]) -> HTML {
    guard !threats.isEmpty else { return "<span class=\"none\">0</span>" }
    let names = threats.map { report.model.threats[$0]?.label ?? $0 }.joined(separator: "; ")
    return
      "<span class=\"count c\(min(threats.count, 4))\" title=\"\(names)\">\(threats.count)</span>"
  }

  private var own: HTML? {
    guard !report.model.strideMatrix.isEmpty else { return nil }
    let controls = report.model.controls
    return PageTable<StrideMatrixRow>(
      caption: "STRIDE threat matrix: component, threat, mitigation and its status",
      columns: [
        .text("Component") { $0.component }, .text("Threat") { $0.threat },
        .text("Mitigation") { report.label(ofControl: $0.control) },
        .markup("Status") { controls[$0.control].map { PageParts.badge($0.status) } ?? "" },
      ], rows: report.model.strideMatrix
    ).html
  }
}
