// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import Foundation
import ModelFiles
import OrderedCollections
import Reporting
import RiskSimulation

/// `copse dot`: trees, threats and the system as Graphviz graphs.
struct DotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dot", abstract: "Draw trees, a scenario's threats or the system as Graphviz DOT.",
    discussion: """
      The subject is a tree, threat or node of the model, a scenario file, or a model file or folder. A \
      scenario colours nodes by their probability at expected values under its plan.

      Examples:
        copse dot customer-impersonation | dot -Tsvg -o impersonation.svg
        copse dot Scenarios/current.yaml --tree card-data-exposure --controls
        copse dot Trees --system
      """)

  @Argument(help: "A tree, threat or node by name, or a scenario file, model file or folder.")
  var subject: String

  @Option(help: "The model in which names are looked up.", completion: .file())
  var model: [String] = ["Trees"]

  @Option(help: "The tree to draw, if the subject is a scenario or a model.")
  var tree: String?

  @Flag(help: "Draw the system as a data-flow diagram with its trust boundaries.")
  var system = false

  @Flag(help: "Attach controls to the steps they bear on.")
  var controls = false

  @Flag(inversion: .prefixedNo, help: "A legend.")
  var legend = true

  @Option(help: "The colours: light, dark or print.")
  var theme: DotTheme = .light

  @Option(help: "Where the graph grows to: TB (down) or LR (right).")
  var direction: DotDirection?

  @Option(name: .shortAndLong, help: "A file to write the graph to; appears whole or not at all.")
  var output: String?

  @OptionGroup var whatIf: WhatIfOptions

  func run() throws {
    try Output(path: output).write(try graph())
  }

  private func graph() throws -> String {
    guard FileManager.default.fileExists(atPath: subject) else {
      return try drawing(
        in: try Loading.model(model, isPlain: false, whatIf.loader()), tree: subject, nil)
    }
    let loaded = try whatIf.loader().load([subject])
    Loading.report(loaded.diagnostics, isPlain: false)
    guard let found = loaded.model else { throw ExitStatus.modelErrors }
    let isFolder = found.model.scenarios.count != 1
    return try drawing(in: found, tree: tree, isFolder ? nil : found.model.scenarios.values.first)
  }

  private func drawing(
    in model: ValidatedModel, tree: String?, _ scenario: Scenario?
  ) throws -> String {
    if system {
      return SystemDot(model.model.system, theme: theme, direction: direction ?? .down).text
    }
    guard let tree else { return try overview(of: model, scenario) }
    let goal = model.model.threats[tree]?.goal ?? tree
    guard let node = model.model.forest[goal] else { throw Names.unknown(tree, in: model.model) }
    let title = model.model.threats[tree]?.label ?? node.label
    let options = TreeDot.Options(
      theme: theme, direction: direction ?? .right, showsControls: controls, showsLegend: legend)
    return TreeDot(
      goals: [goal], of: model.model, options: options,
      annotation: try scenario.map { try annotation(of: [goal], model, $0) }
    ).text(title: scenario.map { "\(title) - \($0.name)" } ?? title)
  }

  private func overview(of model: ValidatedModel, _ scenario: Scenario?) throws -> String {
    let threats = model.model.threats.values.filter { scenario?.includes($0) ?? true }
    if threats.isEmpty, let root = model.model.trees.first {
      return try drawing(in: model, tree: root, scenario)
    }
    if threats.count == 1 { return try drawing(in: model, tree: threats[0].name, scenario) }
    var figures: [String: Double] = [:]
    if let scenario {
      let expected = try expectedFigures(of: threats.map(\.goal), model, scenario)
      for threat in threats { figures[threat.name] = expected.probabilities[threat.goal] }
    }
    let title = [model.model.title, scenario?.name].compactMap { $0 }.joined(separator: " - ")
    return StrideDot(
      threats, of: model.model, figures: figures, theme: theme, direction: direction ?? .right
    ).text(title: title.isEmpty ? "Threats" : title)
  }

  private func annotation(
    of goals: [String], _ model: ValidatedModel, _ scenario: Scenario
  ) throws -> TreeAnnotation {
    let figures = try expectedFigures(of: goals, model, scenario)
    return TreeAnnotation(
      probabilities: figures.probabilities, costs: figures.steps.costs,
      currency: model.model.currency,
      caption: "probability at expected values, scenario \(scenario.name)")
  }

  private func expectedFigures(
    of goals: [String], _ model: ValidatedModel, _ scenario: Scenario
  ) throws -> ExpectedFigures {
    do {
      return try ExpectedFigures(goals: goals, of: model, under: scenario)
    } catch {
      throw Failure(error.description, .modelErrors)
    }
  }
}
