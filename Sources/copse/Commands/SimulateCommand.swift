// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import Reporting

/// `copse simulate`: the ranked risk table of a scenario.
struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Simulate a scenario and print its ranked risk table.",
    discussion: """
      Example: copse simulate Scenarios/current.yaml --trials 200000 --format json
      """)

  @OptionGroup var options: ScenarioOptions

  func run() async throws {
    let result = try await options.simulate()
    let report = SimulationReport(result)
    let text = options.format.text(
      table: report.text(options.style), json: SimulationJSON.document(result), csv: report.csv,
      markdown: report.markdown)
    try Output(path: options.output).write(text)
    try options.passGates(result)
  }
}
