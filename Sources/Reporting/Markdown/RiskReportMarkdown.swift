// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// A risk report as one Markdown file for a repository or a wiki, with diagrams in Mermaid.
///
/// Charts are linked, for who writes ``pictures`` beside the file. Whatever names and titles contain, they appear as
/// text. The same report always gives the same bytes.
public struct RiskReportMarkdown {
  /// A picture that the file links.
  public struct Picture: Hashable, Sendable {
    /// The file's name.
    public let name: String
    /// What it shows, for those who do not see it.
    public let title: String
    /// The picture.
    public let svg: String
  }

  private let report: RiskReport
  private let folder: String?

  /// Makes the file of a report.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - folder: Where ``pictures`` lie, as the file links them; `nil` links none.
  public init(_ report: RiskReport, pictures folder: String? = nil) {
    self.report = report
    self.folder = folder
  }

  /// The charts that the file links.
  public var pictures: [Picture] {
    ChartKind.allCases.compactMap { kind in
      guard let chart = Chart(kind, report.result, appetite: report.appetite) else { return nil }
      return Picture(
        name: "chart-\(kind.rawValue).svg",
        title: "\(Self.titles[kind] ?? kind.rawValue) of \(report.title)", svg: chart.svg)
    }
  }

  /// The whole file.
  public var text: String {
    let subject = report.subject.map { "\(Table.markdownText($0)): " } ?? ""
    let parts = [
      "# \(subject)\(Table.markdownText(report.title)) - risk report\n", summary,
      MarkdownSystem(report: report).text,
      MarkdownThreats(report: report, picture: link).text, MarkdownPlans(report: report).text,
      MarkdownQuality(report: report).text,
    ]
    return parts.joined(separator: "\n")
  }

  private static let titles: [ChartKind: String] = [
    .exceedance: "Exceedance curve", .matrix: "Risk matrix", .ranking: "Ranked expected losses",
    .stability: "How sure the ranks are",
  ]

  private var summary: String {
    let result = report.result
    let (ale, losses) = (result.portfolio.ale, result.portfolio.annualLoss)
    func money(_ amount: Double) -> String { "\(NumberFormat.short(amount)) \(result.currency)" }
    let rows = [
      [
        "Expected annual loss",
        "\(money(ale.mean)) ± \(NumberFormat.short(ale.standardError)) (s.e.)",
      ],
      ["One year in 20 loses more than", money(losses.p95)],
      ["One year in 100 loses more than", money(losses.p99)],
      [
        "Chance of any loss event in a year",
        NumberFormat.percent(result.portfolio.probabilityOfAnyEvent),
      ],
      [
        "Controls in place",
        "\(result.activeControls.count) of \(report.controls.count), "
          + "\(money(result.portfolio.controlCost.mean)) a year",
      ],
      [
        "Greatest threat",
        result.threats.first.map { "\($0.title), \(money($0.ale.mean)) a year" } ?? "none",
      ],
      ["As of", report.asOf.description],
    ]
    return Table(
      headings: ["", report.title], alignments: [.leading, .leading], rows: rows.map { .init($0) }
    ).markdown
  }

  /// The link to a chart, if charts are linked.
  private func link(_ kind: ChartKind) -> String {
    guard let folder,
      let picture = pictures.first(where: { $0.name == "chart-\(kind.rawValue).svg" })
    else { return "" }
    let path = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    return "![\(Table.markdownText(picture.title))](<\(Self.target(path + picture.name))>)\n\n"
  }

  /// A link's target in angle brackets: these, backslashes and line ends would end it.
  private static func target(_ path: String) -> String {
    path.unicodeScalars.map { scalar in
      switch scalar {
      case "<": "%3C"
      case ">": "%3E"
      case "\\": "%5C"
      case "\n", "\r": "%0A"
      default: String(scalar)
      }
    }.joined()
  }
}
