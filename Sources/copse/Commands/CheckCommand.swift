// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import Foundation
import ModelFiles
import Reporting

/// `copse check`: everything that is wrong with models and scenarios.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check models and scenarios, and say where what is wrong.",
    discussion: """
      A folder stands for all YAML files below it. Exit code 3 if there are errors.

      Example: copse check Trees Scenarios
      """)

  @Argument(help: "Files and folders.", completion: .file())
  var paths: [String]

  @Flag(help: "Take warnings for errors.")
  var strict = false

  @Flag(help: "Compare the cumulative probabilities of all laws with the GNU Scientific Library.")
  var laws = false

  @Option(
    help: ArgumentHelp(
      "The day on which reviews of accepted risks are judged: 2024-05-01; else today.",
      valueName: "date"))
  var asOf: String?

  @Flag(help: "ASCII only, no colour.")
  var plain = false

  @OptionGroup var whatIf: WhatIfOptions

  func validate() throws { _ = try ReportDate.date(asOf) }

  func run() throws {
    let loaded = try whatIf.loader().load(paths)
    let asOf = try ReportDate.date(asOf)
    let reviews = loaded.model.map { ReviewCheck.findings($0.model, asOf: asOf) } ?? []
    let findings = loaded.diagnostics + reviews
    Loading.report(findings, isPlain: plain)
    guard let model = loaded.model, !strict || findings.isEmpty else {
      throw ExitStatus.modelErrors
    }
    print(ModelSummary.text(model.model, digest: loaded.digest ?? ""))
    guard laws else { return }
    let verification = LawVerification(model.model)
    print(verification.description)
    if !verification.agrees { throw ExitStatus.modelErrors }
  }
}
