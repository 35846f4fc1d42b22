// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import ModelFiles
import Reporting
import RiskSimulation

/// `copse compare`: what other plans save against a base, trial by trial.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare plans over the same trials: what each saves, costs and how surely.",
    discussion: """
      The first scenario is the base; its trials and seed hold for all. Examples:

        copse compare Scenarios/current.yaml Scenarios/plan-*.yaml
        copse compare Scenarios/current.yaml --plan admin-mfa,strict-rbac --plan payment-provider
        copse compare Scenarios/committed.yaml --drop admin-mfa --format json
        copse compare Scenarios/worst-case.yaml --plan admin-mfa --displacement
      """)

  @Argument(
    help: "The base's file, and those of other scenarios.",
    completion: .file(extensions: ["yaml", "yml"]))
  var scenarios: [String]

  @Option(
    help: ArgumentHelp(
      "A plan: the base with these controls A,B added; may be given several times.",
      valueName: "controls"))
  var plan: [String] = []

  @Option(help: "A control added to the base, for one plan with all such changes.")
  var add: [String] = []

  @Option(help: "A control dropped from the base, for one plan with all such changes.")
  var drop: [String] = []

  @Option(help: "How results are printed: table, json, csv or markdown.")
  var format: OutputFormat = .table

  @Flag(help: "Show which attacks an attacker who chooses takes before and after each plan.")
  var displacement = false

  @OptionGroup var settings: RunSettings

  func run() async throws {
    var candidates = try scenarios.map { try load($0) }
    candidates[0].scenario = settings.applied(to: candidates[0].scenario)
    candidates += try PlanChanges(base: candidates[0], plans: plan, added: add, dropped: drop)
      .candidates()
    let comparison = try comparison(candidates)
    var result = try await settings.run(
      trials: candidates[0].scenario.trials, done: \.base.result.trials
    ) { threads, progress in try await comparison.run(threads: threads, progress: progress) }
    if displacement { try addDisplacement(to: &result, candidates) }
    let report = ComparisonReport(result)
    let text = format.text(
      table: report.text(settings.style), json: ComparisonJSON.document(result), csv: report.csv,
      markdown: report.markdown)
    try Output(path: settings.output).write(text)
  }

  private func load(_ path: String) throws -> PlanCandidate {
    let loaded = try settings.whatIf.loader().loadScenario(path)
    let (scenario, model, digest) = try Loading.scenario(loaded, isPlain: settings.plain)
    return PlanCandidate(model: model, digest: digest, scenario: scenario)
  }

  private func comparison(_ candidates: [PlanCandidate]) throws -> PlanComparison {
    do {
      return try PlanComparison(base: candidates[0], others: Array(candidates.dropFirst()))
    } catch {
      throw Failure(error.description)
    }
  }

  private func addDisplacement(
    to result: inout ComparisonResult, _ candidates: [PlanCandidate]
  ) throws {
    do {
      for index in candidates.indices.dropFirst() {
        result.plans[index].displacement = try AttackDisplacement.between(
          candidates[0], candidates[index])
      }
    } catch let error as DisplacementError {
      throw Failure(error.description)
    } catch let error as SimulationError {
      throw Failure(error.description, .modelErrors)
    }
  }
}
