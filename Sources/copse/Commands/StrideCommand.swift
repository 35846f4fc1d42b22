// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import ModelFiles
import Reporting

/// `copse stride`: the STRIDE matrix of a model, and what it leaves out.
struct StrideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stride",
    abstract: "Print the STRIDE matrix: component, threat, mitigation, status, and the gaps.",
    discussion: """
      The model's own matrix comes first, then each component with the threats that target it. A gap is a \
      category that applies to a component of its kind, of which there is no threat.

      Examples:
        copse stride Trees
        copse stride Trees --format csv --output stride.csv
      """)

  @Argument(help: "Model files and folders.", completion: .file())
  var paths: [String]

  @Option(help: "How the matrix is printed: table, json, csv or markdown.")
  var format: OutputFormat = .table

  @Option(
    help: ArgumentHelp("The day on which reviews are judged: 2024-05-01.", valueName: "date"))
  var asOf: String?

  @Flag(help: "Fail with exit code 1 if there is a gap.")
  var failOnGaps = false

  @Flag(help: "ASCII only, no colour.")
  var plain = false

  @Option(name: .shortAndLong, help: "A file to write results to; appears whole or not at all.")
  var output: String?

  @OptionGroup var whatIf: WhatIfOptions

  @Flag(name: .shortAndLong, help: "No progress: there is none, all commands take this.")
  var quiet = false

  func validate() throws { _ = try ReportDate.date(asOf) }

  func run() throws {
    let loaded = try whatIf.loader().load(paths)
    Loading.report(loaded.diagnostics, isPlain: plain)
    guard let model = loaded.model else { throw ExitStatus.modelErrors }
    let matrix = StrideMatrix(model.model, asOf: try ReportDate.date(asOf))
    let report = StrideReport(matrix)
    let style = Output(path: output).style(isPlain: plain)
    let text = format.text(
      table: report.text(style), json: StrideJSON.document(matrix, digest: loaded.digest ?? ""),
      csv: report.csv, markdown: report.markdown)
    try Output(path: output).write(text)
    if failOnGaps && !matrix.gaps.isEmpty {
      StandardError.write("copse: \(matrix.gaps.count) gaps in the STRIDE matrix\n")
      throw ExitStatus.gateFailed
    }
  }
}
