// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import FoundationEssentials
import ModelFiles
import Reporting
import RiskSimulation

/// `copse roadmap`: in which order controls should be built.
struct RoadmapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roadmap",
    abstract: "Show the risk over the next quarters as controls land, and the best order of work.",
    discussion: """
      Controls in progress and planned are built one after the other, each with its 'effort' in person-days; \
      'requires' is kept. The best order is exact. Examples:

        copse roadmap Scenarios/current.yaml
        copse roadmap Scenarios/current.yaml --from 2024-07-01 --capacity 60 --quarters 6
        copse roadmap Scenarios/current.yaml --status in-progress --without payment-provider
      """)

  @Argument(help: "The scenario's file.", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(help: ArgumentHelp("The first day of work; the model's if not given.", valueName: "date"))
  var from: String?

  @Option(help: "Person-days a quarter; the model's if not given.")
  var capacity: Double?

  @Option(help: "The number of quarters.")
  var quarters = 8

  @Option(help: "Statuses A,B of controls that are to be built.")
  var status = "in-progress,planned"

  @Option(help: "Controls A,B that are not built; may be given several times.")
  var without: [String] = []

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

  @Flag(name: .shortAndLong, help: "No progress.")
  var quiet = false

  @OptionGroup var whatIf: WhatIfOptions

  func run() async throws {
    let begins = try from.map { text in
      guard let date = CalendarDate(text) else {
        throw Failure("--from '\(text)' is no date: write YYYY-MM-DD")
      }
      return date
    }
    let options = RoadmapPlanner.Options(
      begins: begins, capacity: capacity, quarters: quarters,
      statuses: try StatusList.statuses([status], option: "--status"),
      withheld: try without.flatMap { try PlanRuleParser.names($0, "--without") }, draws: draws)
    let loaded = try whatIf.loader().loadScenario(scenario)
    var (settings, model, _) = try Loading.scenario(loaded, isPlain: plain)
    settings.seed = seed ?? settings.seed
    try Output(path: output).write(text(try await plan(model, settings, options)))
  }

  private func plan(
    _ model: ValidatedModel, _ scenario: Scenario, _ options: RoadmapPlanner.Options
  ) async throws -> RoadmapResult {
    try await OptimizerRun(isQuiet: quiet, isPlain: plain).result { progress in
      try RoadmapPlanner(model).plan(scenario, options, progress: progress)
    }
  }

  private func text(_ result: RoadmapResult) -> String {
    let report = RoadmapReport(result)
    return format.text(
      table: report.text(Output(path: output).style(isPlain: plain)),
      json: RoadmapJSON.document(result), csv: report.csv, markdown: report.markdown)
  }
}
