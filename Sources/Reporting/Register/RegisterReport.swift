// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// A risk register as a table.
public struct RegisterReport {
  private let register: RiskRegister

  /// Makes the report of a register.
  public init(_ register: RiskRegister) {
    self.register = register
  }

  /// The register for a terminal.
  ///
  /// - Parameter style: What the terminal can show.
  /// - Returns: The table, what it counts, and the settings.
  public func text(_ style: TerminalStyle) -> String {
    let heading = style.coloured(ReportHeading.title(register.result), .bold)
    return heading + "\n\n" + table(isShort: true).text(style) + "\n"
      + notes.joined(separator: "\n") + "\n"
  }

  /// The register as Markdown, with what is watched.
  public var markdown: String {
    "## \(Table.markdownText(ReportHeading.title(register.result)))\n\n"
      + table(isShort: false).markdown + "\n"
      + notes.map { "- \(Table.markdownText($0))\n" }.joined()
  }

  /// The register in full precision.
  public var csv: String {
    let columns: [TableColumn<RegisterEntry>] = [
      .text("threat") { $0.threat?.name }, .text("title") { $0.title },
      .text("stride") { $0.threat?.stride.rawValue },
      .text("response") { $0.response?.decision.rawValue },
      .text("controls") { $0.controls.map(\.name).joined(separator: " ") },
      .text("owner") { $0.owner }, .text("status") { $0.status.rawValue },
      .number("ale_mean") { $0.residual?.ale.mean ?? .nan },
      .number("ale_se") { $0.residual?.ale.standardError ?? .nan },
      .number("expected_loss_p05") { $0.interval?.p05 ?? .nan },
      .number("expected_loss_p95") { $0.interval?.p95 ?? .nan },
      .number("loss_p95") { $0.residual?.annualLoss.p95 ?? .nan },
      .number("gross_ale_mean") { $0.residual?.gross?.ale.mean ?? .nan },
      .number("probability_of_any_event") { $0.residual?.probabilityOfAnyEvent ?? .nan },
      .text("risk") { $0.risk }, .text("accepted_by") { $0.response?.acceptedBy },
      .text("accepted_on") { $0.response?.acceptedOn }, .text("review_on") { $0.reviewOn },
      .text("condition") { $0.response?.condition }, .text("impact") { $0.response?.impact },
      .text("note") { $0.response?.note },
    ]
    return Table(columns, register.entries).csv
  }

  private func table(isShort: Bool) -> Table {
    var columns: [TableColumn<RegisterEntry>] = [
      .text("Threat") { $0.title }, .text("") { $0.threat?.stride.letter },
      .text("Response") { $0.response?.decision.rawValue ?? "none" }, .text("Owner") { $0.owner },
      .text("Status") { $0.status.rawValue },
      TableColumn("ALE") { $0.residual.map { NumberFormat.short($0.ale.mean) } ?? "" },
      TableColumn("90% of ALE") { Self.interval($0.interval) }, .text("Risk") { $0.risk },
      .text("Review") { $0.reviewOn },
    ]
    if !isShort {
      columns.insert(
        .text("Controls") { $0.controls.map(\.label).joined(separator: ", ") }, at: 3)
      columns.append(.text("Watched") { $0.response?.condition })
    }
    return Table(columns, register.entries)
  }

  private static func interval(_ summary: Summary?) -> String {
    summary.map { "\(NumberFormat.short($0.p05)) - \(NumberFormat.short($0.p95))" } ?? ""
  }

  private var notes: [String] {
    let entries = register.entries
    let open = entries.count { $0.status == .open }
    let expired = entries.count { $0.status == .expired }
    var notes = [
      "\(entries.count) \(entries.count == 1 ? "entry" : "entries"): \(open) open, \(expired) expired as of \(register.asOf).",
      "ALE is what remains under the plan; its interval is over what is not known of the parameters.",
    ]
    if entries.contains(where: { $0.residual?.gross != nil }) {
      notes.append(
        "Under transfers ALE is net; where they have a deductible or a limit, its interval is that before them, "
          + "in proportion.")
    }
    return notes + ReportHeading.settings(register.result)
  }
}
