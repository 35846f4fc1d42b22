// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import ModelFiles
import Reporting
import RiskSimulation

/// `copse backtest`: how well earlier predictions met what happened.
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest", abstract: "Score earlier predictions against what happened.",
    discussion: """
      Predictions are documents of 'copse simulate --format json', each for one year ('2024=FILE') or for any; \
      the last path is the outcomes: YAML with 'outcomes: [{year: 2025, threat: NAME, events: 1, loss: 20k}]', \
      or CSV with a line of names. Example:

        copse backtest 2023=runs/2023.json 2024=runs/2024.json Observations/outcomes.csv
      """)

  @Argument(help: "Predictions, and last the outcomes.", completion: .file())
  var paths: [String]

  @Option(help: "The currency of amounts that name one.")
  var currency = Model.defaultCurrency

  @Option(help: "How results are printed: table, json, csv or markdown.")
  var format: OutputFormat = .table

  @Option(name: .shortAndLong, help: "A file to write results to; appears whole or not at all.")
  var output: String?

  @Flag(help: "ASCII only, no colour.")
  var plain = false

  func validate() throws {
    if paths.count < 2 { throw ValidationError("give predictions and, last, a file of outcomes") }
  }

  func run() throws {
    var forecasts: [Forecast] = []
    var findings: [Diagnostic] = []
    for text in paths.dropLast() {
      let (year, path) = Self.prediction(text)
      let (found, wrong) = PredictionReader.forecasts(path, year: year)
      forecasts += found
      findings += wrong
    }
    let (outcomes, wrong) = OutcomeReader(currency: currency).outcomes(paths[paths.count - 1])
    findings += wrong
    Loading.report(findings, isPlain: plain)
    if !findings.isEmpty { throw ExitStatus.modelErrors }
    let result = Backtest.result(forecasts, outcomes)
    let report = BacktestReport(result)
    let style = Output(path: output).style(isPlain: plain)
    let text = format.text(
      table: report.text(style), json: BacktestJSON.document(result), csv: report.csv,
      markdown: report.markdown)
    try Output(path: output).write(text)
  }

  /// The year before a path, if there is one.
  private static func prediction(_ text: String) -> (Int?, String) {
    guard let sign = text.firstIndex(of: "="), let year = Int(text[..<sign]) else {
      return (nil, text)
    }
    return (year, String(text[text.index(after: sign)...]))
  }
}
