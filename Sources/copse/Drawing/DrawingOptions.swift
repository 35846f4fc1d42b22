// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import FoundationEssentials
import ModelFiles
import OrderedCollections
import Reporting

/// The arguments of the commands that draw trees, threats, controls and systems.
struct DrawingOptions: ParsableArguments {
  @Argument(help: "A tree, threat or node by name, or a scenario file, model file or folder.")
  var subject: String

  @Option(help: "The model in which names are looked up.", completion: .file())
  var model: [String] = ["Trees"]

  @Option(help: "The tree to draw, if the subject is a scenario or a model.")
  var tree: String?

  @Flag(help: "Draw the system as a data-flow diagram with its trust boundaries.")
  var system = false

  @Flag(help: "Draw which controls bear on which steps and threats; of one tree with --tree.")
  var controlsMap = false

  @Flag(
    help: "Draw everything: system, overview, map of controls, each tree; needs --output-folder.")
  var all = false

  @Option(help: "A folder for the files of --all.", completion: .directory)
  var outputFolder: String?

  @Flag(help: "Attach controls to the steps they bear on.")
  var controls = false

  @Flag(
    inversion: .prefixedNo, help: "A scenario's likeliest attack, and how much hangs on each step.")
  var attack = true

  @Option(
    help: "Another scenario: its tree's figures beside, with the controls that it adds and drops.",
    completion: .file(extensions: ["yaml", "yml"]))
  var compare: String?

  @Option(help: "Draw only so many levels below the goal.")
  var depth: Int?

  @Option(help: "A gate to draw without what lies under it; may be given several times.")
  var collapse: [String] = []

  @Option(help: "A node: only the paths to it, and what lies under it; may be given several times.")
  var onlyPath: [String] = []

  @Flag(inversion: .prefixedNo, help: "A legend.")
  var legend = true

  @Option(help: "The colours: light, dark or print.")
  var theme: DotTheme = .light

  @Option(help: "Where the graph grows to: TB (down) or LR (right).")
  var direction: DotDirection?

  @Option(name: .shortAndLong, help: "A file to write to; appears whole or not at all.")
  var output: String?

  @OptionGroup var whatIf: WhatIfOptions

  func validate() throws {
    if let depth, depth < 0 { throw ValidationError("--depth cannot be negative") }
    if [system, controlsMap, all].count(where: { $0 }) > 1 {
      throw ValidationError("--system, --controls-map and --all exclude each other")
    }
    if all != (outputFolder != nil) {
      throw ValidationError("--all and --output-folder go together")
    }
    if all && (tree != nil || output != nil) {
      throw ValidationError(
        "--all draws every tree into files of its own: leave out --tree and --output")
    }
  }

  /// The drawings that are asked for; findings go to standard error.
  func drawings() throws -> [Drawing] {
    guard FileManager.default.fileExists(atPath: subject) else {
      let found = try Loading.model(model, isPlain: false, whatIf.loader())
      return [try DrawingMaker(self, found, nil, other: nil).drawing(of: subject)]
    }
    let loaded = try whatIf.loader().load([subject])
    Loading.report(loaded.diagnostics, isPlain: false)
    guard let found = loaded.model else { throw ExitStatus.modelErrors }
    let scenarios = found.model.scenarios.values
    let maker = DrawingMaker(
      self, found, scenarios.count == 1 ? scenarios.first : nil, other: try other())
    return all ? try maker.gallery() : [try maker.drawing()]
  }

  private func other() throws -> (model: ValidatedModel, scenario: Scenario)? {
    guard let compare else { return nil }
    let (scenario, model, _) = try Loading.scenario(
      whatIf.loader().loadScenario(compare), isPlain: false)
    return (model, scenario)
  }
}
