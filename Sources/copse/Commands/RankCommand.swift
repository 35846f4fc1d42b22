// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import Reporting

/// `copse rank`: threats by a measure, with how sure each rank is.
struct RankCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank", abstract: "Rank a scenario's threats, with the uncertainty of each rank.",
    discussion: """
      Example: copse rank Scenarios/current.yaml --by vulnerability
      """)

  @OptionGroup var options: ScenarioOptions

  @Option(help: "The measure: ale, var95, probability, vulnerability or events.")
  var by: RankingMeasure?

  func run() async throws {
    let result = try await options.simulate(by: by)
    let report = RankReport(result)
    let text = options.format.text(
      table: report.text(options.style), json: RankJSON.document(result), csv: report.csv,
      markdown: report.markdown)
    try Output(path: options.output).write(text)
    try options.passGates(result)
  }
}
