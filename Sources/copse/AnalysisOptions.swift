// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import ExactAnalysis
import ModelFiles
import Reporting
import RiskSimulation

/// The arguments of every command that analyses trees exactly, and how it prints what it finds.
struct AnalysisOptions: ParsableArguments {
  /// The forms in which analyses are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
  }

  @Argument(
    help: "A scenario, model files and folders, or the files of a fault tree.", completion: .file())
  var paths: [String]

  @Option(help: "A threat, tree, node or gate by name; may be given several times.")
  var goal: [String] = []

  @Option(help: "How results are printed: table or json.")
  var format: Format = .table

  @Option(
    help: "The time at which rates of fault trees become probabilities, in the unit of the rates.")
  var missionTime = FaultTreeLoader.defaultMissionTime

  @Option(help: "The most nodes of a decision diagram; past it bounds are given.")
  var nodeLimit = GoalAnalysis.Options.defaultNodeLimit

  @Option(help: "The most seconds for each goal; past it bounds are given.")
  var timeLimit: Double?

  @Flag(help: "ASCII only, no colour.")
  var plain = false

  @Option(name: .shortAndLong, help: "A file to write results to; appears whole or not at all.")
  var output: String?

  @OptionGroup var whatIf: WhatIfOptions

  func validate() throws {
    if !(missionTime >= 0 && missionTime.isFinite) {
      throw ValidationError("--mission-time must be a finite number from 0")
    }
    if let timeLimit, !(timeLimit > 0 && timeLimit <= 1e9) {
      throw ValidationError("--time-limit must be a number of seconds above 0")
    }
    if !(1000...1 << 30).contains(nodeLimit) {
      throw ValidationError("--node-limit must lie between 1000 and \(1 << 30)")
    }
  }

  /// The style of the results.
  private var style: TerminalStyle { Output(path: output).style(isPlain: plain) }

  /// Loads the files, and makes a report of each goal.
  func reports<Report>(
    _ report: (AnalysisSubject, AnalysisSource) throws -> Report
  ) throws -> [Report] {
    let source = try AnalysisSource.load(
      paths, goals: goal, missionTime: missionTime, isPlain: plain, whatIf)
    do {
      return try source.subjects(goal).map { subject in
        try Deadline.within(timeLimit) { try report(subject, source) }
      }
    } catch let error as SimulationError {
      throw Failure(error.description, .modelErrors)
    }
  }

  /// Writes reports as a document, or one below the other.
  func write<Report>(
    _ reports: [Report], as document: ([Report]) -> JSONValue,
    text: (Report, TerminalStyle) -> String
  ) throws {
    try Output(path: output).write(
      format == .json
        ? document(reports).text : reports.map { text($0, style) }.joined(separator: "\n"))
  }
}
