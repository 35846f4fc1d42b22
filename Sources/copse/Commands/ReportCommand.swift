// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import FoundationEssentials
import ModelFiles
import Reporting
import RiskSimulation

/// `copse report`: everything about a scenario in one document.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write one self-contained page about a scenario: system, threats, plans, quality.",
    discussion: """
      The page needs no network and no server; controls can be switched in it. Examples:

        copse report Scenarios/current.yaml --output report.html
        copse report Scenarios/current.yaml --compare Scenarios/plan-*.yaml --as-of 2024-05-01 -o r.html

      Reviews are judged on the day of --as-of; without it on that of SOURCE_DATE_EPOCH, else today.
      """)

  /// The forms in which a report is written.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    /// A page for a browser.
    case html
    /// A file for a repository or a wiki.
    case markdown
    /// All that the page shows.
    case json
  }

  @Argument(help: "The scenario's file.", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(
    parsing: .upToNextOption, help: "The files of other plans to compare with.",
    completion: .file(extensions: ["yaml", "yml"]))
  var compare: [String] = []

  @Option(
    help: ArgumentHelp("The day on which reviews are judged: 2024-05-01.", valueName: "date"))
  var asOf: String?

  @Option(
    help: ArgumentHelp(
      "A loss that may be exceeded in at most a share of years; may be repeated.",
      valueName: "loss@share"))
  var appetite: [String] = []

  @Option(help: "The most that added controls may cost a year: 250k; else what all of them cost.")
  var budget: String?

  @Option(help: "How the report is written: html, markdown or json.")
  var format: Form = .html

  @Option(
    help: "With markdown: a folder beside the output for charts, which are linked from the file.",
    completion: .directory)
  var pictures: String?

  @OptionGroup var settings: RunSettings

  func validate() throws {
    _ = try options()
    if pictures != nil && (format != .markdown || settings.output == nil) {
      throw ValidationError("--pictures goes with --format markdown and --output")
    }
  }

  func run() async throws {
    var candidates = try ([scenario] + compare).map { path in
      let loaded = try settings.whatIf.loader().loadScenario(path)
      let (scenario, model, digest) = try Loading.scenario(loaded, isPlain: settings.plain)
      return PlanCandidate(model: model, digest: digest, scenario: scenario)
    }
    candidates[0].scenario = settings.applied(to: candidates[0].scenario)
    let work = RiskReportRun(
      base: candidates[0], others: Array(candidates.dropFirst()), options: try options())
    let report: RiskReport
    do {
      report = try await settings.run(
        trials: candidates[0].scenario.trials, done: \.result.trials
      ) { threads, progress in try await work.run(threads: threads, progress: progress) }
    } catch let error as ComparisonError {
      throw Failure(error.description)
    }
    try writePictures(of: report)
    try Output(path: settings.output).write(text(report))
  }

  private func writePictures(of report: RiskReport) throws {
    guard let pictures, let output = settings.output else { return }
    let folder = URL(fileURLWithPath: output).deletingLastPathComponent()
      .appendingPathComponent(pictures)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure("cannot make the folder '\(folder.path)'")
    }
    for picture in RiskReportMarkdown(report, pictures: pictures).pictures {
      try Output(path: folder.appendingPathComponent(picture.name).path).write(picture.svg)
    }
  }

  private func text(_ report: RiskReport) -> String {
    switch format {
    case .html: RiskReportPage(report).text
    case .markdown: RiskReportMarkdown(report, pictures: pictures).text
    case .json: RiskReportJSON.document(report).text
    }
  }

  private func options() throws -> RiskReportRun.Options {
    var limit: Double?
    if let budget {
      guard let amount = AmountParser.number(budget), amount >= 0 else {
        throw ValidationError("--budget '\(budget)' is no amount: write 250k or 250000")
      }
      limit = amount
    }
    return RiskReportRun.Options(
      asOf: try ReportDate.date(asOf), appetite: try AppetiteArgument.points(appetite),
      budget: limit)
  }
}
