// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// Whether we did a decent job: the fourth question of a Markdown report.
struct MarkdownQuality {
  let report: RiskReport

  private var quality: ReportQuality { report.quality }

  /// The section.
  var text: String {
    "## 4. Did we do a decent job?\n\n" + MarkdownParts.list(findings)
      + "\n### Where the numbers come from\n\n" + confidence.markdown + "\n"
      + MarkdownParts.folded(
        "\(quality.weak.count) numbers that are guesses or have no source", weak.markdown)
      + "\n### Reviews\n\n" + reviews.markdown + "\n### Exact against simulated\n\n"
      + agreement.markdown + "\n### How the figures came about\n\n"
      + MarkdownParts.list(ReportHeading.settings(report.result) + report.omissions)
  }

  private var findings: [String] {
    let uncovered = quality.uncovered.map { report.label(ofComponent: $0) }
    let expired = quality.reviews.count(where: \.isExpired)
    return [
      uncovered.isEmpty
        ? "Every component is the target of a threat."
        : "\(uncovered.count) of \(quality.components.count) components are the target of no threat: "
          + "\(uncovered.joined(separator: ", ")).",
      quality.unanswered.isEmpty
        ? "Every threat has a response."
        : "No response: \(quality.unanswered.map { report.model.threats[$0]?.label ?? $0 }.joined(separator: ", ")).",
      "\(expired) of \(quality.reviews.count) reviews are overdue on \(report.asOf).",
      "\(quality.missing.count) numbers are missing and taken as told by copse report --format json.",
    ]
  }

  private var confidence: Table {
    Table(
      [
        .text("Confidence") { $0.confidence?.rawValue ?? "unsaid" },
        TableColumn("Numbers") { String($0.count) },
      ] as [TableColumn<ReportQuality.ConfidenceCount>], quality.confidence)
  }

  private var weak: Table {
    Table(
      [
        .text("Number") { $0.name }, .text("Source") { $0.source ?? "none given" },
        .text("Confidence") { $0.confidence?.rawValue ?? "unsaid" },
      ] as [TableColumn<ReportQuality.WeakNumber>], quality.weak)
  }

  private var reviews: Table {
    Table(
      [
        .text("Subject") { review in
          let name = review.response.subject.words.name
          return report.model.threats[name]?.label ?? name
        }, .text("By") { $0.response.acceptedBy ?? $0.response.owner },
        .text("Review on") { $0.response.reviewOn },
        .text("State") { $0.isExpired ? "overdue" : "in time" },
        .text("Watched") { $0.response.condition },
      ] as [TableColumn<ReportQuality.Review>], quality.reviews)
  }

  private var agreement: Table {
    Table(
      [
        .text("Threat") { row in
          row.threat.map { report.model.threats[$0]?.label ?? $0 } ?? "All threats"
        }, TableColumn("Exact given parameters") { NumberFormat.short($0.exact) },
        TableColumn("Simulated") { NumberFormat.short($0.simulated) },
        TableColumn("Standard errors apart") { NumberFormat.fixed($0.deviations, decimals: 2) },
      ] as [TableColumn<ReportQuality.Agreement>], quality.agreement)
  }
}
