// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import Foundation
import ModelFiles
import Reporting
import RiskSimulation

/// `copse optimize`: the best set of controls under a budget.
struct OptimizeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimize",
    abstract: "Find the controls with the least expected loss and cost under a budget.",
    discussion: """
      The scenario's own controls stay; those in progress, planned or proposed may be added, within the \
      budget. The optimum over the parameter draws is proven. Rules name controls:

        copse optimize Scenarios/current.yaml --budget 250k --exclude waf,bot-management
      """)

  @Argument(help: "The scenario's file.", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(help: "The most that added controls may cost a year: 250k, 250000.")
  var budget: String

  @Option(help: "A control that must be in the plan; may be given several times.")
  var include: [String] = []

  @Option(help: "Two controls A,B that do not go together; may be given several times.")
  var exclude: [String] = []

  @Option(help: "Two controls A,B of which the first needs the second.")
  var require: [String] = []

  @Option(help: "At most so many of a group: 2:A,B,C.")
  var atMost: [String] = []

  @Option(help: "The number of parameter draws.")
  var draws = 2_048

  @Option(help: "The seed of all randomness.")
  var seed: UInt64?

  @Option(help: "How results are printed: table, json, csv or markdown.")
  var format: OutputFormat = .table

  @Option(name: .shortAndLong, help: "A file to write results to; appears whole or not at all.")
  var output: String?

  @Flag(help: "ASCII only, no colour.")
  var plain = false

  @OptionGroup var whatIf: WhatIfOptions

  func run() async throws {
    guard let amount = AmountParser.number(budget) else {
      throw Failure("--budget '\(budget)' is no amount: write 250k or 250000")
    }
    let loaded = try whatIf.loader().loadScenario(scenario)
    var (settings, model, _) = try Loading.scenario(loaded, isPlain: plain)
    settings.seed = seed ?? settings.seed
    let options = PlanOptimizer.Options(
      budget: amount, constraints: try constraints(), draws: draws)
    let report = try await optimize(model, settings, options)
    try Output(path: output).write(text(report))
  }

  private func optimize(
    _ model: ValidatedModel, _ scenario: Scenario, _ options: PlanOptimizer.Options
  ) async throws -> OptimizationResult {
    do {
      return try await Interruption.cancelling {
        try PlanOptimizer(model).optimize(scenario, options)
      }
    } catch let error as SimulationError {
      throw Failure(error.description, .modelErrors)
    } catch let error as OptimizationError {
      throw Failure(error.description)
    }
  }

  private func text(_ result: OptimizationResult) -> String {
    let report = OptimizationReport(result)
    let isFile = output != nil
    return switch format {
    case .table:
      report.text(
        isFile
          ? TerminalStyle(isPlain: plain)
          : TerminalSettings.style(of: STDOUT_FILENO, isPlain: plain))
    case .json: OptimizationJSON.document(result).text
    case .csv: report.csv
    case .markdown: report.markdown
    }
  }

  private func constraints() throws -> [PlanConstraint] {
    var rules = include.map { PlanConstraint.mustInclude($0) }
    for text in exclude {
      let (first, second) = try pair(text, "--exclude")
      rules.append(.excludes(first, second))
    }
    for text in require {
      let (first, second) = try pair(text, "--require")
      rules.append(.requires(first, second))
    }
    for text in atMost {
      let parts = text.split(separator: ":").map(String.init)
      guard parts.count == 2, let limit = Int(parts[0]), limit >= 0 else {
        throw Failure("--at-most '\(text)' is no rule: write 2:A,B,C")
      }
      rules.append(.atMost(limit, of: parts[1].split(separator: ",").map(String.init)))
    }
    return rules
  }

  private func pair(_ text: String, _ option: String) throws -> (String, String) {
    let names = text.split(separator: ",").map(String.init)
    guard names.count == 2 else { throw Failure("\(option) '\(text)' is no pair: write A,B") }
    return (names[0], names[1])
  }
}
