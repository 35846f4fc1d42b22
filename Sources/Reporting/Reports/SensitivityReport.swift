// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The report of a sensitivity analysis: which uncertainty drives a result, and a tornado.
public struct SensitivityReport {
  private let result: SensitivityResult

  /// Makes the report of a result.
  public init(_ result: SensitivityResult) {
    self.result = result
  }

  /// The report for a terminal.
  public func text(_ style: TerminalStyle) -> String {
    let tables = [indices, tornado].map { $0.text(style) }.joined(separator: "\n")
    return style.coloured(heading, .bold) + "\n\n" + tables + "\n"
      + (decision + notes).joined(separator: "\n") + "\n"
  }

  /// The report as Markdown.
  public var markdown: String {
    "## \(Table.markdownText(heading))\n\n" + indices.markdown + "\n" + tornado.markdown + "\n"
      + (decision + notes).map { "- \(Table.markdownText($0))\n" }.joined()
  }

  /// All figures in full precision.
  public var csv: String {
    let columns: [TableColumn<ParameterSensitivity>] = [
      TableColumn("parameter", .leading) { $0.name },
      .number("rank_correlation") { $0.rankCorrelation.value },
      .number("rank_correlation_error") { $0.rankCorrelation.standardError },
      .number("first_order") { $0.firstOrder.value },
      .number("first_order_error") { $0.firstOrder.standardError },
      .number("total") { $0.total.value }, .number("total_error") { $0.total.standardError },
      .number("p05") { $0.values[0] }, .number("p95") { $0.values[1] },
      .number("at_p05") { $0.expected[0] }, .number("at_p95") { $0.expected[1] },
      .number("swing_error") { $0.swingStandardError },
      TableColumn("information_value") { $0.informationValue?.description ?? "" },
    ]
    return Table(columns, result.parameters).csv
  }

  private var heading: String {
    let about = result.threat.map { " of \($0)" } ?? ""
    let unit = result.measure.isProbability ? "" : " (\(result.currency) a year)"
    return "What drives \(result.measure.rawValue)\(about) under \(result.scenario.name)\(unit)"
  }

  private var indices: Table {
    let columns: [TableColumn<ParameterSensitivity>] = [
      TableColumn("Parameter", .leading) { $0.name },
      TableColumn("Rank corr.") { NumberFormat.fixed($0.rankCorrelation.value, decimals: 2) },
      TableColumn("First order") { Self.index($0.firstOrder) },
      TableColumn("Total") { Self.index($0.total) },
      TableColumn("", .leading) { Self.bar($0.total.value) },
    ]
    let value: [TableColumn<ParameterSensitivity>] =
      result.decision == nil
      ? []
      : [TableColumn("Worth learning") { NumberFormat.short($0.informationValue ?? 0) }]
    return Table(columns + value, result.parameters)
  }

  private var tornado: Table {
    let sorted = result.bySwing
    let ends = sorted.flatMap(\.expected) + [result.mean]
    let (least, greatest) = (ends.min() ?? 0, ends.max() ?? 0)
    let columns: [TableColumn<ParameterSensitivity>] = [
      TableColumn("Parameter", .leading) { $0.name },
      TableColumn("P05") { NumberFormat.short($0.values[0]) },
      TableColumn("P95") { NumberFormat.short($0.values[1]) },
      TableColumn("then") { [format] in format($0.expected[0]) },
      TableColumn("to") { [format] in format($0.expected[1]) },
      TableColumn("", .leading) { Self.span($0.expected, least, greatest) },
    ]
    return Table(columns, sorted)
  }

  private func format(_ value: Double) -> String {
    result.measure.isProbability ? NumberFormat.percent(value) : NumberFormat.short(value)
  }

  private static func index(_ estimate: SensitivityEstimate) -> String {
    NumberFormat.fixed(estimate.value, decimals: 3) + " ± "
      + NumberFormat.fixed(1.959963984540054 * estimate.standardError, decimals: 3)
  }

  private static func bar(_ share: Double) -> String {
    String(repeating: "#", count: Int((min(max(share, 0), 1) * 30).rounded()))
  }

  /// A bar from the lesser to the greater end on a scale of 30 characters.
  private static func span(_ ends: [Double], _ least: Double, _ greatest: Double) -> String {
    guard greatest > least else { return "" }
    let places = ends.map { Int((($0 - least) / (greatest - least) * 30).rounded()) }.sorted()
    return String(repeating: " ", count: places[0])
      + String(repeating: "#", count: max(places[1] - places[0], 1))
  }

  private var decision: [String] {
    guard let decision = result.decision else { return [] }
    let margin = NumberFormat.short(1.959963984540054 * decision.netBenefit.standardError)
    return [
      "\(decision.other) instead: net benefit \(NumberFormat.short(decision.netBenefit.value)) ± \(margin) a year, better in "
        + "\(NumberFormat.share(decision.probabilityBetter)) of draws. Knowing everything is worth "
        + "\(NumberFormat.short(decision.perfectInformation)) a year; worth learning below "
        + "\(NumberFormat.short(decision.noise)) is noise of the estimate."
    ]
  }

  private var notes: [String] {
    let screened = result.parameterCount - result.parameters.count
    var lines = [
      "Mean \(format(result.mean)), standard deviation \(format(result.standardDeviation)) over \(result.parameterCount) uncertain numbers.",
      "First order: share of the variance that vanishes if the number becomes known; total: with all its interactions. ± 95%.",
      "Tornado: the expected result with the number at its P05 and P95, all else as drawn.",
    ]
    if screened > 0 {
      lines.append(
        "\(screened) numbers were screened out by one sample; their total index together is \(Self.index(result.rest))."
      )
    }
    let draws =
      "\(NumberFormat.grouped(result.draws)) draws, \(NumberFormat.grouped(result.designDraws)) a mixed sample"
    lines.append(
      "Run: \(draws), seed \(result.scenario.seed). copse \(ProgramVersion.current), model \(result.modelDigest.prefix(12))."
    )
    return lines + result.notes
  }
}
