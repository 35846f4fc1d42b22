// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The ranking of threats by a measure, with how sure each rank is.
public struct RankReport {
  private let result: SimulationResult

  /// Makes the report of a result.
  public init(_ result: SimulationResult) {
    self.result = result
  }

  /// The report for a terminal.
  ///
  /// - Parameter style: What the terminal can show.
  /// - Returns: The table and the settings.
  public func text(_ style: TerminalStyle) -> String {
    let heading = style.coloured(ReportHeading.title(result), .bold)
    return heading + "\n\n" + table(bars: style).text(style) + "\n"
      + ReportHeading.settings(result).joined(separator: "\n") + "\n"
  }

  /// The report as Markdown.
  public var markdown: String {
    "## \(Table.markdownText(ReportHeading.title(result)))\n\n" + table(bars: nil).markdown + "\n"
      + ReportHeading.settings(result).map { "- \(Table.markdownText($0))\n" }.joined()
  }

  /// The ranking in full precision.
  public var csv: String {
    let measure = result.scenario.rankedBy
    let columns: [TableColumn<ThreatResult>] = [
      TableColumn("rank") { String($0.rank) },
      TableColumn("rank_best") { String($0.rankDistribution.best) },
      TableColumn("rank_worst") { String($0.rankDistribution.worst) },
      TableColumn("threat", .leading) { $0.name }, TableColumn("title", .leading) { $0.title },
      TableColumn("stride", .leading) { $0.stride.rawValue },
      TableColumn("measure", .leading) { _ in measure.rawValue },
      .number("value") { $0.value(of: measure) },
      .number("p_first") { Self.top(1, $0) ?? .nan }, .number("p_top3") { Self.top(3, $0) ?? .nan },
      .number("p_top5") { Self.top(5, $0) ?? .nan },
    ]
    return Table(columns, result.threats).csv
  }

  private func table(bars style: TerminalStyle?) -> Table {
    let measure = result.scenario.rankedBy
    let greatest = result.threats.map { $0.value(of: measure) }.max() ?? 0
    var columns: [TableColumn<ThreatResult>] = [
      TableColumn("#") { String($0.rank) },
      TableColumn("90%") { "\($0.rankDistribution.best)-\($0.rankDistribution.worst)" },
      TableColumn("Threat", .leading) { $0.title }, TableColumn("", .leading) { $0.stride.letter },
      TableColumn(Self.heading(measure)) { Self.value($0, measure) },
      TableColumn("P(first)") { Self.share(Self.top(1, $0)) },
      TableColumn("P(top 3)") { Self.share(Self.top(3, $0)) },
      TableColumn("P(top 5)") { Self.share(Self.top(5, $0)) },
    ]
    if let style {
      columns.append(
        TableColumn("", .leading) {
          Self.bar(greatest > 0 ? $0.value(of: measure) / greatest : 0, isPlain: style.isPlain)
        })
    }
    return Table(columns, result.threats)
  }

  /// The probability of being among the first `count`, where it is known.
  private static func top(_ count: Int, _ threat: ThreatResult) -> Double? {
    let shares = threat.rankDistribution.topShares
    return shares.isEmpty ? nil : shares[min(count, shares.count) - 1]
  }

  private static func share(_ share: Double?) -> String { share.map(NumberFormat.share) ?? "-" }

  private static func heading(_ measure: RankingMeasure) -> String {
    switch measure {
    case .ale: "ALE"
    case .var95: "VaR95"
    case .probability: "P(any event)"
    case .vulnerability: "Vulnerability"
    case .events: "Events/yr"
    }
  }

  private static func value(_ threat: ThreatResult, _ measure: RankingMeasure) -> String {
    let value = threat.value(of: measure)
    switch measure {
    case .probability, .vulnerability: return NumberFormat.percent(value)
    case .ale, .var95, .events: return NumberFormat.short(value)
    }
  }

  private static func bar(_ share: Double, isPlain: Bool) -> String {
    let eighths = Int((share * 20 * 8).rounded())
    if isPlain { return String(repeating: "#", count: eighths / 8) }
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }
}
