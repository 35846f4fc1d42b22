// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import ModelFiles
import Reporting
import RiskSimulation

/// `copse register`: the risk register of a scenario.
struct RegisterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract:
      "Print the risk register: each threat with its response, owner, status and residual risk.",
    discussion: """
      Example: copse register Scenarios/current.yaml --as-of 2024-05-01 --format markdown

      Reviews are judged on the day of --as-of; without it on that of SOURCE_DATE_EPOCH, else today.
      """)

  @OptionGroup var options: RunOptions

  @Option(help: "How the register is printed: table, json, csv or markdown.")
  var format: OutputFormat = .table

  @Option(
    help: ArgumentHelp("The day on which reviews are judged: 2024-05-01.", valueName: "date"))
  var asOf: String?

  func validate() throws { _ = try ReportDate.date(asOf) }

  func run() async throws {
    let asOf = try ReportDate.date(asOf)
    let (scenario, model, digest) = try options.load()
    let result = try await options.simulate(scenario, of: model, digest: digest)
    let intervals: [String: ExpectedLossInterval]
    do {
      intervals = try ExpectedLossInterval.all(of: result.scenario, in: model)
    } catch {
      throw Failure(error.description, .modelErrors)
    }
    let register = RiskRegister(model.model, result, intervals: intervals, asOf: asOf)
    let report = RegisterReport(register)
    let text = format.text(
      table: report.text(options.style), json: RegisterJSON.document(register), csv: report.csv,
      markdown: report.markdown)
    try Output(path: options.output).write(text)
  }
}
