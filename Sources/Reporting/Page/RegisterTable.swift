// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import RiskSimulation

/// What is done about each threat and risk, by whom, and until when, and what remains.
struct RegisterTable {
  let report: RiskReport

  /// The markup.
  var html: HTML {
    PageTable<RegisterEntry>(
      caption: "Risk register, money in \(report.result.currency) a year",
      columns: [
        .markup("Threat or risk") { subject($0) },
        .markup("Response") { response($0) },
        .text("Controls") { $0.controls.map(\.label).joined(separator: ", ") },
        .text("Owner") { $0.owner ?? "" },
        .markup("Status") { status($0.status) },
        .figure("Residual, 5 to 95 %", { $0.residual?.ale.mean ?? .nan }) { residual($0) },
        .markup("Risk", key: { Double($0.residual?.matrix?.risk ?? -1) }) { entry in
          "\(entry.residual.map { PageParts.risk($0, report.result.matrix) })"
        },
        .markup("Review on") { review($0) },
        .text("Condition or note") { $0.response?.condition ?? $0.response?.note ?? "" },
      ], rows: report.register.entries, identifier: "register-table"
    ).html
  }

  private func subject(_ entry: RegisterEntry) -> HTML {
    entry.threat.map { PageParts.link(threat: $0.name, entry.title) }
      ?? "<bdi>\(entry.title)</bdi>"
  }

  private func response(_ entry: RegisterEntry) -> HTML {
    let word = entry.response?.decision.rawValue ?? "none"
    return PageParts.badge(word, word)
  }

  private func residual(_ entry: RegisterEntry) -> HTML {
    guard let residual = entry.residual else { return "<span class=\"none\">–</span>" }
    let interval: HTML? = entry.interval.map {
      " <span class=\"fine under\">(\(NumberFormat.short($0.p05)) to \(NumberFormat.short($0.p95)))</span>"
    }
    return "\(NumberFormat.short(residual.ale.mean))\(interval)"
  }

  private func review(_ entry: RegisterEntry) -> HTML {
    entry.reviewOn.map { "<time>\($0)</time>" } ?? ""
  }

  private func status(_ status: ResponseStatus) -> HTML {
    let style =
      switch status {
      case .open, .expired: "alarm"
      case .accepted: "accept"
      case .proposed, .planned, .inProgress, .implemented: status.rawValue
      }
    return PageParts.badge(status.rawValue, style)
  }
}
