// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// What is done about each threat and risk, by whom, and until when.
struct ResponseTable {
  let report: RiskReport

  /// The markup.
  var html: HTML {
    PageTable<Response>(
      caption: "Responses to threats and other risks",
      columns: [
        .markup("Threat or risk") { subject($0) },
        .markup("Response") { PageParts.badge($0.decision.rawValue, $0.decision.rawValue) },
        .text("Controls") {
          $0.controls.map { report.label(ofControl: $0) }.joined(separator: ", ")
        },
        .text("Owner") { $0.owner ?? $0.acceptedBy ?? "" },
        .markup("Accepted on") { "<time>\($0.acceptedOn ?? "")</time>" },
        .markup("Review on") { review($0) },
        .text("Condition or note") { $0.condition ?? $0.note ?? "" },
      ], rows: report.model.responses, identifier: "responses-table"
    ).html
  }

  private func subject(_ response: Response) -> HTML {
    switch response.subject {
    case .risk(let name): return "<bdi>\(name)</bdi>"
    case .threat(let name):
      let title = report.model.threats[name]?.label ?? name
      let isReported = report.threats.contains { $0.threat.name == name }
      return isReported ? PageParts.link(threat: name, title) : "<bdi>\(title)</bdi>"
    }
  }

  private func review(_ response: Response) -> HTML {
    guard let text = response.reviewOn else { return "" }
    guard let day = CalendarDate(text), day < report.asOf else { return "<time>\(text)</time>" }
    return "<time>\(text)</time> \(PageParts.badge("expired", "alarm"))"
  }
}
