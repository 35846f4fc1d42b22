// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import ExactAnalysis
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

  @OptionGroup var options: AnalysisOptions

  @Option(help: "How many attacks and steps are named.")
  var top = 5

  func validate() throws {
    if !(1...1_000).contains(top) { throw ValidationError("--top must lie between 1 and 1000") }
  }

  func run() throws {
    let reports = try options.reports { subject, source in
      // Controls are no part of the goal's bounds: most of the time is for those.
      let controls = try Deadline.within(options.timeLimit.map { $0 / 4 }) {
        try source.controls(subject, nodeLimit: options.nodeLimit)
      }
      return ExplanationReport(
        try Explanation(subject, controls: controls, top: top, nodeLimit: options.nodeLimit),
        currency: source.currency)
    }
    try options.write(reports, as: ExplanationJSON.document) { $0.text($1) }
  }
}
