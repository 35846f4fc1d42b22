// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// Prior and posterior side by side.
public struct LearningReport {
  private struct Line {
    var name: String
    var when: String
    var law: LearntLaw
    var words: String
  }

  private let result: LearningResult

  /// Makes the report of a result.
  public init(_ result: LearningResult) {
    self.result = result
  }

  /// The report for a terminal.
  public func text(_ style: TerminalStyle) -> String {
    if result.numbers.isEmpty && result.rates.isEmpty { return Self.nothing + "\n" }
    return style.coloured(Self.heading, .bold) + "\n\n" + table.text(style) + "\n"
      + notes.joined(separator: "\n") + "\n"
  }

  /// The report as Markdown.
  public var markdown: String {
    "## \(Self.heading)\n\n" + table.markdown + "\n"
      + notes.map { "- \(Table.markdownText($0))\n" }.joined()
  }

  /// All lines in full precision.
  public var csv: String {
    let columns: [TableColumn<Line>] = [
      TableColumn("name", .leading) { $0.name }, TableColumn("when", .leading) { $0.when },
      .number("mean") { $0.law.mean }, .number("p05") { $0.law.p05 },
      .number("p50") { $0.law.p50 }, .number("p95") { $0.law.p95 },
      TableColumn("law", .leading) { $0.words },
    ]
    return Table(columns, lines { $0.name }).csv
  }

  private static let heading = "What observations teach"
  private static let nothing =
    "The model has no observations: write 'observed: 3 of 120 tests' beside a number, or list them under 'observations:'."

  private var table: Table {
    let columns: [TableColumn<Line>] = [
      TableColumn("Number", .leading) { $0.name }, TableColumn("", .leading) { $0.when },
      TableColumn("Mean") { NumberFormat.short($0.law.mean) },
      TableColumn("P05") { NumberFormat.short($0.law.p05) },
      TableColumn("P50") { NumberFormat.short($0.law.p50) },
      TableColumn("P95") { NumberFormat.short($0.law.p95) },
      TableColumn("Law", .leading) { $0.words },
    ]
    return Table(columns, lines { _ in "" })
  }

  private func lines(_ later: (Line) -> String) -> [Line] {
    let numbers = result.numbers.flatMap { number in
      [
        Line(name: number.name, when: "prior", law: number.prior, words: words(number.prior)),
        Line(
          name: number.name, when: number.observations.joined(separator: "; "),
          law: number.posterior, words: words(number.posterior)),
      ]
    }
    let rates = result.rates.flatMap { rate in
      let name = "\(rate.threat): loss events a year"
      return [
        Line(name: name, when: "prior", law: rate.prior, words: "draws"),
        Line(
          name: name, when: rate.observations.joined(separator: "; "), law: rate.joint,
          words: "draws, weighted jointly"),
        Line(name: name, when: "as simulated", law: rate.used, words: "attempts updated"),
        Line(
          name: "\(rate.threat): vulnerability", when: "prior, as simulated",
          law: rate.vulnerabilityPrior, words: "draws"),
        Line(
          name: "\(rate.threat): vulnerability", when: rate.observations.joined(separator: "; "),
          law: rate.vulnerability, words: "draws, weighted jointly"),
      ]
    }
    var last = ""
    return (numbers + rates).map { line in
      var line = line
      let isAgain = line.name == last
      last = line.name
      if isAgain { line.name = later(line) }
      return line
    }
  }

  private func words(_ law: LearntLaw) -> String { law.law.map { LawWords.text($0) } ?? "" }

  private var notes: [String] {
    var lines = [
      "Simulations of this model use the updated laws; --ignore-observations leaves them aside."
    ]
    if !result.rates.isEmpty {
      let draws = result.rates.map { NumberFormat.short($0.effectiveDraws) }
      lines.append(
        "Loss events bear on attempts and vulnerability together: simulations update the attempts, averaged over the vulnerability "
          + "under implemented controls, and keep the vulnerability's prior, since its parts are drawn one by one and shared with other threats. "
          + "Weighted draws are worth \(draws.joined(separator: ", ")) independent ones."
      )
    }
    lines += result.notes
    lines.append("copse \(ProgramVersion.current), model \(result.modelDigest.prefix(12)).")
    return lines
  }
}
