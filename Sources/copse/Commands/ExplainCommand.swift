// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import Foundation
import Reporting
import RiskSimulation

/// `copse explain`: why a number is what it is.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a probability is what it is: attacks, steps and controls that matter.",
    discussion: """
      The dominating minimal attacks with their shares, the steps that matter with what halving each would \
      do, the single points of failure, the cheapest attack, and where a fold that ignores sharing would \
      differ. All parameters are at their expected values.

      Example: copse explain Scenarios/current.yaml --goal card-data-exposure
      """)

  @Argument(
    help: "A scenario, model files and folders, or the files of a fault tree.", completion: .file())
  var paths: [String]

  @Option(help: "A threat, tree, node or gate by name; may be given several times.")
  var goal: [String] = []

  @Option(help: "How many attacks and steps are named.")
  var top = 5

  @Option(help: "How results are printed: table or json.")
  var format: ExactCommand.Format = .table

  @Flag(help: "ASCII only, no colour.")
  var plain = false

  @Option(name: .shortAndLong, help: "A file to write results to; appears whole or not at all.")
  var output: String?

  func validate() throws {
    if !(1...1_000).contains(top) { throw ValidationError("--top must lie between 1 and 1000") }
  }

  func run() throws {
    let source = try AnalysisSource.load(paths, isPlain: plain)
    let reports = try source.subjects(goal).map { subject in
      do {
        return ExplanationReport(
          try Explanation(subject, controls: try source.controls(subject), top: top),
          currency: source.currency)
      } catch let error as SimulationError {
        throw Failure(error.description, .modelErrors)
      }
    }
    let style = TerminalSettings.style(of: STDOUT_FILENO, isPlain: plain)
    let text =
      format == .json
      ? ExplanationJSON.document(reports).text
      : reports.map { $0.text(style) }.joined(separator: "\n")
    try Output(path: output).write(text)
  }
}
