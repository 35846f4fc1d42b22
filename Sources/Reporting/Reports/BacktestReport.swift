// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The report of scored predictions.
public struct BacktestReport {
  private let result: BacktestResult

  /// Makes the report of a result.
  public init(_ result: BacktestResult) {
    self.result = result
  }

  /// The report for a terminal.
  public func text(_ style: TerminalStyle) -> String {
    style.coloured(Self.heading, .bold) + "\n\n" + lines.joined(separator: "\n") + "\n\n"
      + calibration.text(style)
  }

  /// The report as Markdown.
  public var markdown: String {
    "## \(Self.heading)\n\n" + lines.map { "- \(Table.markdownText($0))\n" }.joined() + "\n"
      + calibration.markdown
  }

  /// Every prediction beside what happened, in full precision.
  public var csv: String {
    let columns: [TableColumn<BacktestResult.Pair>] = [
      TableColumn("year") { String($0.outcome.year) },
      TableColumn("threat", .leading) { $0.outcome.threat ?? "" },
      .number("probability") { $0.forecast.probability },
      TableColumn("happened") { $0.outcome.happened.map { $0 ? "true" : "false" } ?? "" },
      TableColumn("loss") { $0.outcome.loss?.description ?? "" },
      TableColumn("pit") { $0.transform?.description ?? "" },
    ]
    return Table(columns, result.pairs).csv
  }

  private static let heading = "Earlier predictions against what happened"

  private var lines: [String] {
    var lines = [
      "\(result.pairs.count) predictions met an outcome."
    ]
    if let scores = result.events {
      func number(_ value: Double) -> String { NumberFormat.fixed(value, decimals: 4) }
      let skill = scores.skill.map { "; skill against the base rate \(number($0))" } ?? ""
      lines.append(
        "Brier score \(number(scores.brier)) of \(scores.count): reliability \(number(scores.reliability)) - resolution "
          + "\(number(scores.resolution)) + uncertainty \(number(scores.uncertainty)) + within bins "
          + "\(number(scores.withinBins))\(skill)")
      lines.append(
        "Log score \(scores.logScore.isFinite ? number(scores.logScore) : "infinite: what was called impossible happened")"
      )
    }
    for interval in result.coverage where interval.count > 0 {
      lines.append(
        "Losses between the quantiles at \(NumberFormat.percent(interval.lower)) and \(NumberFormat.percent(interval.upper)): "
          + "\(interval.inside) of \(interval.count) (\(NumberFormat.share(interval.share)), expected "
          + "\(NumberFormat.share(interval.nominal)) or more)")
    }
    if result.histogram.contains(where: { $0 > 0 }) {
      lines.append(
        "Where losses fell in their predicted law, by tenths: \(result.histogram.map(String.init).joined(separator: " "))"
      )
    }
    for outcome in result.unmatched {
      let name = outcome.threat ?? "all together"
      let hint = NearestName.hint(name, among: result.pairs.compactMap(\.forecast.threat))
      lines.append(
        "Nothing was predicted for \(name) in \(outcome.year)\(hint.map { ": \($0)" } ?? "")")
    }
    return lines
  }

  private var calibration: Table {
    let columns: [TableColumn<CalibrationBin>] = [
      TableColumn("Predicted", .leading) {
        "\(NumberFormat.share($0.lower)) to \(NumberFormat.share($0.upper))"
      },
      TableColumn("Predictions") { String($0.count) },
      TableColumn("Mean") { NumberFormat.percent($0.forecast) },
      TableColumn("Happened") { NumberFormat.percent($0.observed) },
    ]
    return Table(columns, result.events?.bins ?? [])
  }
}
