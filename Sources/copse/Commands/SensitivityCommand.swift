// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import ModelFiles
import OrderedCollections
import Reporting
import RiskSimulation

/// `copse sensitivity`: which uncertainty drives a result.
struct SensitivityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    abstract: "Find the uncertain numbers that drive a result, and what learning them is worth.",
    discussion: """
      Rank correlations, first-order and total Sobol indices, a tornado, and with --decide the value of \
      learning each number for the choice between two plans. --trials are the draws of the parameters. \
      Examples:

        copse sensitivity Scenarios/current.yaml
        copse sensitivity Scenarios/current.yaml --threat card-data-exposure --measure vulnerability
        copse sensitivity Scenarios/current.yaml --decide Scenarios/plan-payments.yaml
      """)

  @Argument(help: "The scenario's file.", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(help: "The result that is driven: ale, probability or vulnerability.")
  var measure: SweepMeasure = .ale

  @Option(help: "The threat whose result it is; all of the scenario if left out.")
  var threat: String?

  @Option(
    help: "Another plan's scenario that might be chosen instead.",
    completion: .file(extensions: ["yaml", "yml"]))
  var decide: String?

  @Option(help: "How many numbers are looked at closely.")
  var top = 12

  @Option(help: "How results are printed: table, json, csv or markdown.")
  var format: OutputFormat = .table

  @OptionGroup var settings: RunSettings

  func validate() throws {
    if measure == .var95 || measure == .tvar95 {
      throw ValidationError("--measure must be ale, probability or vulnerability here")
    }
    if !(1...1_000).contains(top) { throw ValidationError("--top must lie between 1 and 1000") }
    if let trials = settings.trials,
      !(512...SensitivityAnalysis.Options.maximumDraws).contains(trials)
    {
      throw ValidationError(
        "--trials must lie between 512 and \(SensitivityAnalysis.Options.maximumDraws) here")
    }
  }

  func run() async throws {
    let base = try load(scenario)
    let other = try decide.map(load)
    let options = SensitivityAnalysis.Options(
      measure: measure, threat: threat, draws: settings.trials ?? 65_536, top: top)
    let analysis: SensitivityAnalysis
    do {
      analysis = try SensitivityAnalysis(base, decide: other, options)
    } catch {
      let names = base.model.model.threats.keys
      let hint = threat.flatMap { NearestName.hint($0, among: names) }.map { ": \($0)" } ?? ""
      throw Failure("\(error)\(hint)")
    }
    let done: (SensitivityResult) -> Int = { _ in analysis.work }
    let result = try await settings.run(trials: analysis.work, done: done) {
      threads, progress in try await analysis.run(threads: threads, progress: progress)
    }
    let report = SensitivityReport(result)
    let text = format.text(
      table: report.text(settings.style), json: SensitivityJSON.document(result), csv: report.csv,
      markdown: report.markdown)
    try Output(path: settings.output).write(text)
  }

  private func load(_ path: String) throws -> PlanCandidate {
    let loaded = try settings.whatIf.loader().loadScenario(path)
    let (scenario, model, digest) = try Loading.scenario(loaded, isPlain: settings.plain)
    var changed = scenario
    changed.seed = settings.seed ?? scenario.seed
    return PlanCandidate(model: model, digest: digest, scenario: changed)
  }
}
