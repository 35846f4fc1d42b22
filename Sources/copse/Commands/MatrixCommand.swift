// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import Reporting

/// `copse matrix`: the risk matrix with the threats in their cells.
struct MatrixCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix", abstract: "Fill the risk matrix with a scenario's threats.",
    discussion: """
      Example: copse matrix Scenarios/uncontrolled.yaml
      """)

  @OptionGroup var options: ScenarioOptions

  func run() async throws {
    let result = try await options.simulate()
    guard let report = MatrixReport(result) else {
      throw Failure("the model has no risk matrix: add a 'matrix' section", .modelErrors)
    }
    let text = options.format.text(
      table: report.text(options.style), json: MatrixJSON.document(result), csv: report.csv,
      markdown: report.markdown)
    try Output(path: options.output).write(text)
    try options.passGates(result)
  }
}
