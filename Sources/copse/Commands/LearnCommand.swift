// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import ModelFiles
import OrderedCollections
import Reporting
import RiskSimulation

/// `copse learn`: what was counted since, and what it changes.
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Update a model by what was counted: prior and posterior side by side.",
    discussion: """
      Observations stand beside numbers ('observed: 3 of 120 phishing tests'), beside threats ('observed: 0 \
      events in 2 years') or in a list 'observations:', in the model or in files of their own.

      Example: copse learn Scenarios/current.yaml --observations Observations/example.yaml
      """)

  @Argument(help: "A scenario, or model files and folders.", completion: .file())
  var paths: [String]

  @Option(help: "How results are printed: table, json, csv or markdown.")
  var format: OutputFormat = .table

  @Option(name: .shortAndLong, help: "A file to write results to; appears whole or not at all.")
  var output: String?

  @Flag(help: "ASCII only, no colour.")
  var plain = false

  @OptionGroup var whatIf: WhatIfOptions

  @Flag(name: .shortAndLong, help: "No progress: there is none, all commands take this.")
  var quiet = false

  func run() throws {
    let loaded = try whatIf.loader().load(paths)
    Loading.report(loaded.diagnostics, isPlain: plain)
    guard let model = loaded.model, let digest = loaded.digest else { throw ExitStatus.modelErrors }
    let scenarios = model.model.scenarios.values
    let scenario = scenarios.count == 1 ? scenarios.first : nil
    let report: LearningReport
    let result: LearningResult
    do {
      result = try Learning(model, digest: digest).result(
        under: scenario ?? Scenario(name: "expected"))
      report = LearningReport(result)
    } catch {
      throw Failure(error.description, .modelErrors)
    }
    let style = Output(path: output).style(isPlain: plain)
    let text = format.text(
      table: report.text(style), json: LearningJSON.document(result), csv: report.csv,
      markdown: report.markdown)
    try Output(path: output).write(text)
  }
}
