// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import ModelFiles
import Reporting
import RiskSimulation

/// `copse optimize`: the best set of controls under a budget.
struct OptimizeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimize",
    abstract: "Find the controls with the least residual loss and cost under a budget, with proof.",
    discussion: """
      The scenario's own controls stay; those in progress, planned or proposed may be added, within the \
      budget. The model's rules hold (requires, excludes, plan-rules), and those that are given here. The \
      optimum over the parameter draws is proven; where it is not, the gap says so. Examples:

        copse optimize Scenarios/current.yaml --budget 250k
        copse optimize Scenarios/current.yaml --budget 500k --may-change implemented,in-progress,planned
        copse optimize Scenarios/worst-case.yaml --budget 100000 --objective tvar95 --exclude waf,cdn
      """)

  @Argument(help: "The scenario's file.", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(help: "The most that chosen controls may cost a year: 250k, 250000; 'none' for no limit.")
  var budget: String

  @Option(
    help: ArgumentHelp(
      "What is least: expected, var95, tvar95 (each with cost), or success, the attacker's.",
      valueName: "measure"))
  var objective: PlanObjective = .expected

  @Option(
    help: ArgumentHelp(
      "Statuses A,B of controls that may be chosen, or left if the plan has them.",
      valueName: "statuses"))
  var mayChange: [String] = []

  @Option(help: "Controls A,B that must be in the plan; may be given several times.")
  var include: [String] = []

  @Option(help: "Controls A,B that stay as they are; may be given several times.")
  var without: [String] = []

  @Option(help: "Two controls A,B that do not go together; may be given several times.")
  var exclude: [String] = []

  @Option(help: "Two controls A,B of which the first needs the second.")
  var require: [String] = []

  @Option(help: "At most so many of a group: 2:A,B,C.")
  var atMost: [String] = []

  @Option(help: "The number of parameter draws.")
  var draws = 2_048

  @Option(help: "How many plans are listed.")
  var plans = 5

  @Option(help: "The seed of all randomness.")
  var seed: UInt64?

  @Option(help: "How results are printed: table, json, csv or markdown.")
  var format: OutputFormat = .table

  @Option(name: .shortAndLong, help: "A file to write results to; appears whole or not at all.")
  var output: String?

  @Flag(help: "ASCII only, no colour.")
  var plain = false

  @OptionGroup var whatIf: WhatIfOptions

  @Flag(name: .shortAndLong, help: "No progress.")
  var quiet = false

  func run() async throws {
    guard let amount = budget == "none" ? .infinity : AmountParser.number(budget) else {
      throw Failure("--budget '\(budget)' is no amount: write 250k or 250000")
    }
    guard (1...1_000).contains(plans) else { throw Failure("--plans must lie between 1 and 1000") }
    let options = PlanOptimizer.Options(
      budget: amount, objective: objective,
      statuses: mayChange.isEmpty
        ? nil : try StatusList.statuses(mayChange, option: "--may-change"),
      withheld: try without.flatMap { try PlanRuleParser.names($0, "--without") },
      constraints: try PlanRuleParser.constraints(
        include: include, exclude: exclude, require: require, atMost: atMost), draws: draws,
      plans: plans)
    let loaded = try whatIf.loader().loadScenario(scenario)
    var (settings, model, _) = try Loading.scenario(loaded, isPlain: plain)
    settings.seed = seed ?? settings.seed
    try Output(path: output).write(text(try await optimize(model, settings, options)))
  }

  private func optimize(
    _ model: ValidatedModel, _ scenario: Scenario, _ options: PlanOptimizer.Options
  ) async throws -> OptimizationResult {
    try await OptimizerRun(isQuiet: quiet, isPlain: plain).result { progress in
      try PlanOptimizer(model).optimize(scenario, options, progress: progress)
    }
  }

  private func text(_ result: OptimizationResult) -> String {
    let report = OptimizationReport(result)
    return format.text(
      table: report.text(Output(path: output).style(isPlain: plain)),
      json: OptimizationJSON.document(result), csv: report.csv, markdown: report.markdown)
  }
}
