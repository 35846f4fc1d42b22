// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import Foundation
import ModelFiles
import OrderedCollections
import Reporting
import RiskSimulation

/// `copse exact`: what can be said of trees without simulation.
struct ExactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exact",
    abstract: "Analyse trees exactly: probability, minimal attacks, importance of steps.",
    discussion: """
      All parameters are at their expected values, under the scenario's plan and attacker if the path is a \
      scenario. Without --goal all threats and trees are analysed.

      Example: copse exact Scenarios/current.yaml --goal card-data-exposure --top 10
      """)

  /// The forms in which analyses are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
  }

  @Argument(help: "A scenario file, or a model file or folder.", completion: .file())
  var path: String

  @Option(help: "A threat, tree or node by name; may be given several times.")
  var goal: [String] = []

  @Option(help: "How many minimal attacks are listed, the likeliest first.")
  var top = 5

  @Flag(inversion: .prefixedNo, help: "The importance of every step.")
  var importance = true

  @Flag(help: "The attacks that none is both cheaper and likelier than.")
  var front = false

  @Option(help: "How results are printed: table or json.")
  var format: Format = .table

  @Flag(help: "ASCII only, no colour.")
  var plain = false

  @Option(name: .shortAndLong, help: "A file to write results to; appears whole or not at all.")
  var output: String?

  func validate() throws {
    if !(0...100_000).contains(top) {
      throw ValidationError("--top must lie between 0 and 100000")
    }
  }

  func run() throws {
    let loaded = ModelLoader().load([path])
    Loading.report(loaded.diagnostics, isPlain: plain)
    guard let model = loaded.model else { throw ExitStatus.modelErrors }
    let analyses = try analyses(of: model)
    let style = TerminalSettings.style(of: STDOUT_FILENO, isPlain: plain)
    let text =
      format == .json
      ? ExactJSON.document(analyses).text
      : analyses.map { ExactReport($0, currency: model.model.currency).text(style) }
        .joined(separator: "\n")
    try Output(path: output).write(text)
  }

  private func analyses(of model: ValidatedModel) throws -> [GoalAnalysis] {
    let goals = try goals(in: model.model)
    let scenarios = model.model.scenarios.values
    let scenario = scenarios.count == 1 ? scenarios.first : nil
    let options = GoalAnalysis.Options(top: top, hasImportance: importance, hasFront: front)
    do {
      let figures = try ExpectedFigures(
        goals: goals, of: model, under: scenario ?? Scenario(name: "expected"))
      return try goals.map { try GoalAnalysis($0, of: model, figures, options: options) }
    } catch let error as SimulationError {
      throw Failure(error.description, .modelErrors)
    }
  }

  private func goals(in model: Model) throws -> [String] {
    if goal.isEmpty { return model.threats.values.map(\.goal) + model.trees }
    return try goal.map { name in
      let found = model.threats[name]?.goal ?? name
      guard model.forest[found] != nil else { throw Names.unknown(name, in: model) }
      return found
    }
  }
}
