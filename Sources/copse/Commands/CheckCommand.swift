// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import ModelFiles
import Reporting
import RiskSimulation

/// `copse check`: everything that is wrong with models, scenarios and, if asked, simulations.
struct CheckCommand: AsyncParsableCommand {
  /// The forms in which checked simulations are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check models and scenarios, and say where what is wrong.",
    discussion: """
      A folder stands for all YAML files below it. Exit code 3 if there are errors. --simulation takes \
      scenarios, and compares their simulation with independent figures: coins tossed for every step, closed \
      forms, and the law of each threat's year by Fourier transform; exit code 1 if they differ by more than \
      chance allows.

      Examples:
        copse check Trees Scenarios
        copse check --simulation Scenarios/current.yaml
      """)

  @Argument(help: "Files and folders; scenarios for --simulation.", completion: .file())
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

  @Flag(help: "Compare simulated with independent figures.")
  var simulation = false

  @Option(help: "How --simulation prints its results: table or json.")
  var format: Format = .table

  @OptionGroup var settings: RunSettings

  func validate() throws { _ = try ReportDate.date(asOf) }

  func run() async throws {
    if simulation { return try await checkSimulations() }
    let loaded = try settings.whatIf.loader().load(paths)
    let asOf = try ReportDate.date(asOf)
    let reviews = loaded.model.map { ReviewCheck.findings($0.model, asOf: asOf) } ?? []
    let findings = loaded.diagnostics + reviews
    Loading.report(findings, isPlain: settings.plain)
    guard let model = loaded.model, !strict || findings.isEmpty else {
      throw ExitStatus.modelErrors
    }
    print(ModelSummary.text(model.model, digest: loaded.digest ?? ""))
    guard laws else { return }
    let verification = LawVerification(model.model)
    print(verification.description)
    if !verification.agrees { throw ExitStatus.modelErrors }
  }

  private func checkSimulations() async throws {
    var checks: [SimulationCheck] = []
    var isComplete = true
    for path in paths {
      do {
        checks.append(try await check(path))
      } catch ExitStatus.interrupted where !checks.isEmpty {
        isComplete = false
      }
      isComplete = isComplete && checks.last?.isComplete != false
      if !isComplete { break }
    }
    let text =
      format == .json
      ? CheckJSON.document(checks).text
      : checks.map { CheckReport($0).text(settings.style) }.joined(separator: "\n")
    try Output(path: settings.output).write(text)
    if checks.contains(where: { !$0.failures.isEmpty }) { throw ExitStatus.gateFailed }
    if !isComplete { throw ExitStatus.interrupted }
  }

  private func check(_ path: String) async throws -> SimulationCheck {
    let loaded = try settings.whatIf.loader().loadScenario(path)
    let (found, model, _) = try Loading.scenario(loaded, isPlain: settings.plain)
    if strict && !loaded.diagnostics.isEmpty { throw ExitStatus.modelErrors }
    let scenario = settings.applied(to: found)
    let done: (SimulationCheck) -> Int = { 2 * $0.trials }
    return try await settings.run(trials: 2 * scenario.trials, done: done) {
      threads, progress in
      try await SimulationVerifier(model).check(scenario, threads: threads, progress: progress)
    }
  }
}
