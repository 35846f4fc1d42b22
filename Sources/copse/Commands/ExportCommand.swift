// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import FoundationEssentials
import ModelFiles
import OrderedCollections

/// `copse export`: trees as files of other tools.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write trees for other tools: Open-PSA (SCRAM) or ADTool.",
    discussion: """
      The subject is a tree, threat or node of the model, a model file or folder, or a fault tree of another \
      tool. Without --goal all threats and trees of a model are written to Open-PSA. No control is applied. What \
      the other format lacks is told.

      Examples:
        copse export customer-impersonation --to open-psa --output impersonation.xml
        copse export Trees --goal card-data-exposure --to adtool
      """)

  /// The formats that are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case openPSA = "open-psa"
    case adtool
  }

  @Argument(help: "A tree, threat or node by name, a model file or folder, or a fault tree.")
  var subject: String

  @Option(help: "The format: open-psa or adtool.")
  var to: Format

  @Option(help: "A threat, tree or node by name; may be given several times for open-psa.")
  var goal: [String] = []

  @Option(help: "The model in which names are looked up.", completion: .file())
  var model: [String] = ["Trees"]

  @Flag(help: "ASCII only, no colour.")
  var plain = false

  @Option(name: .shortAndLong, help: "A file to write to; appears whole or not at all.")
  var output: String?

  func run() throws {
    let file = try written()
    Loading.report(file.diagnostics, isPlain: plain)
    if file.diagnostics.contains(where: { $0.severity == .error }) { throw ExitStatus.modelErrors }
    try Output(path: output).write(file.text)
  }

  private func written() throws -> WrittenFile {
    guard FileManager.default.fileExists(atPath: subject) else {
      return try write(try Loading.model(model, isPlain: plain), [subject] + goal)
    }
    if FaultTreeLoader.recognises(subject) { return try writeFaultTree() }
    let loaded = ModelLoader(needsGoal: goal.isEmpty).load([subject])
    Loading.report(loaded.diagnostics, isPlain: plain)
    guard let model = loaded.model else { throw ExitStatus.modelErrors }
    guard model.model.scenarios.isEmpty else {
      throw Failure(
        "'\(subject)' is a scenario, whose plan other formats do not know: name its model instead")
    }
    return try write(model, goal)
  }

  private func write(_ model: ValidatedModel, _ names: [String]) throws -> WrittenFile {
    let named = try names.map { name in
      let found = model.model.threats[name]?.goal ?? name
      guard model.model.forest[found] != nil else { throw Names.unknown(name, in: model.model) }
      return found
    }
    let goals = named.isEmpty ? model.model.threats.values.map(\.goal) + model.model.trees : named
    switch to {
    case .openPSA:
      let (tree, diagnostics) = FaultTreeExport.tree(of: goals, in: model)
      Loading.report(diagnostics, isPlain: plain)
      return OpenPSAWriter.write(tree)
    case .adtool:
      guard goals.count == 1 else {
        throw Failure("a file of ADTool holds one tree, not \(goals.count): choose it with --goal")
      }
      return ADToolWriter.write(goals[0], of: model)
    }
  }

  private func writeFaultTree() throws -> WrittenFile {
    guard to == .openPSA else {
      throw Failure(
        "a fault tree is written to open-psa only: 'copse import' makes it a model first")
    }
    let loaded = FaultTreeLoader().load([subject])
    Loading.report(loaded.diagnostics, isPlain: plain)
    guard var tree = loaded.tree else { throw ExitStatus.modelErrors }
    if !goal.isEmpty {
      tree.goals = try goal.map { name in
        guard let index = tree.gates.firstIndex(where: { $0.name == name }) else {
          let hint = NearestName.hint(name, among: tree.gates.map(\.name)).map { ": \($0)" } ?? ""
          throw Failure("there is no gate '\(name)'\(hint)")
        }
        return index
      }
    }
    return OpenPSAWriter.write(tree)
  }
}
