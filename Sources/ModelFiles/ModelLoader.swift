// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// Loads models and scenarios from YAML files.
///
/// Every finding names file, line and column; loading goes on after an error, so that one run shows all of
/// them.
public struct ModelLoader: Sendable {
  private let changes: [ModelChange]
  private let learns: Bool
  private let further: [String]
  private let needsGoal: Bool

  /// Makes a loader.
  ///
  /// - Parameters:
  ///   - changes: What is changed in each model that is loaded, before it is validated.
  ///   - learns: Whether observations in the files update the numbers that they bear on.
  ///   - further: Files and folders that are read beside those that are asked for.
  ///   - needsGoal: Whether a model without a threat or a tree is an error: nothing can be said about it.
  public init(
    changes: [ModelChange] = [], learns: Bool = true, further: [String] = [],
    needsGoal: Bool = false
  ) {
    self.changes = changes
    self.further = further
    self.learns = learns
    self.needsGoal = needsGoal
  }

  /// Loads a model.
  ///
  /// Scenario files among the paths are read too, and checked against the model.
  ///
  /// - Parameter paths: Files and folders; a folder stands for all YAML files below it.
  /// - Returns: The model, if it has no errors, and all findings.
  /// - Complexity: Linear in the size of the files.
  public func load(_ paths: [String]) -> LoadedModel {
    var files = FileCollection()
    for path in paths + further { files.add(path) }
    let scenarios = files.documents.filter { ScenarioReader.isScenario($0.root) }
    for scenario in scenarios { addModel(of: scenario, to: &files) }
    let documents = files.documents.filter { !ScenarioReader.isScenario($0.root) }
    let (model, diagnostics) = assemble(documents, scenarios, files.diagnostics)
    if needsGoal, let model = model?.model, model.threats.isEmpty, model.trees.isEmpty {
      let place = documents.first?.root.location ?? paths.first.map(SourceLocation.start(of:))
      return LoadedModel(model: nil, digest: nil, diagnostics: diagnostics + [Self.noGoal(place)])
    }
    return LoadedModel(
      model: model, digest: model.map { ModelDigest.hex(of: $0.model) }, diagnostics: diagnostics)
  }

  /// Loads a scenario file and the model it names.
  ///
  /// - Parameter path: The scenario's file.
  /// - Returns: The scenario and the model, if they have no errors, and all findings.
  /// - Complexity: Linear in the size of the files.
  public func loadScenario(_ path: String) -> LoadedScenario {
    var files = FileCollection()
    files.add(path)
    guard let document = files.documents.first else {
      let isUnread = files.diagnostics.contains { $0.severity == .error }
      return failure(
        isUnread
          ? files.diagnostics
          : [Self.notScenario(SourceLocation.start(of: path))])
    }
    guard files.documents.count == 1, ScenarioReader.isScenario(document.root) else {
      return failure([Self.notScenario(document.root.location)])
    }
    addModel(of: document, to: &files)
    for path in further { files.add(path) }
    let (model, diagnostics) = assemble(
      Array(files.documents.dropFirst()).filter { !ScenarioReader.isScenario($0.root) },
      [document], files.diagnostics)
    return LoadedScenario(
      scenario: model?.model.scenarios.values.first, model: model,
      digest: model.map { ModelDigest.hex(of: $0.model) }, diagnostics: diagnostics)
  }

  private static func noGoal(_ location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      .error, code: "no-goal", "the model has no goal: it has no threat and no tree", at: location,
      hint: "name a threat under 'threats', or write a tree under 'tree'")
  }

  private func failure(_ diagnostics: [Diagnostic]) -> LoadedScenario {
    LoadedScenario(scenario: nil, model: nil, digest: nil, diagnostics: diagnostics)
  }

  private static func notScenario(_ location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, code: "not-a-scenario", "expected a scenario file", at: location,
      hint: "a scenario begins with 'scenario: NAME' and names its model with 'model: PATH'")
  }

  private func addModel(of scenario: FileCollection.Document, to files: inout FileCollection) {
    guard case .mapping(let members) = scenario.root.content,
      let value = members.first(where: { $0.key.name == "model" })?.value
    else { return }
    let folder = FileCollection.folder(of: scenario.path)
    for (path, location) in FileCollection.paths(in: value) {
      files.add(FileCollection.join(folder, path), namedAt: location)
    }
  }

  private func assemble(
    _ documents: [FileCollection.Document], _ scenarios: [FileCollection.Document],
    _ found: [Diagnostic]
  ) -> (ValidatedModel?, [Diagnostic]) {
    let currency = ModelAssembler.currency(of: documents)
    let context = DecodingContext(currency: currency)
    var assembler = ModelAssembler(context, currency: currency)
    for document in documents { assembler.add(document) }
    var names = Definitions("scenario", context)
    var read: [Scenario] = []
    for document in scenarios {
      guard let scenario = ScenarioReader(context: context).scenario(document.root),
        names.add(scenario.name, at: document.root.location)
      else { continue }
      read.append(scenario)
    }
    var model = assembler.assembled
    for scenario in read { model.scenarios[scenario.name] = scenario }
    ModelChangeApplication(context: context).apply(changes, to: &model)
    if learns { ObservationAssembly(context: context).apply(to: &model) }
    let (validated, findings) = ValidatedModel.validate(model)
    let unread = found + context.diagnostics
    // What could not be read leaves gaps; warnings about these would only distract.
    let isWhole = !unread.contains { $0.severity == .error }
    let all =
      unread + findings.filter { isWhole || $0.severity == .error } + LawCheck.check(model)
    let hasErrors = all.contains { $0.severity == .error }
    return (hasErrors ? nil : validated, Self.sorted(all))
  }

  /// By place; findings without a place come first, and equal ones are told once.
  private static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return diagnostics.filter { seen.insert($0).inserted }.enumerated().sorted { left, right in
      guard let a = left.element.location, let b = right.element.location else {
        if (left.element.location == nil) != (right.element.location == nil) {
          return left.element.location == nil
        }
        return left.offset < right.offset
      }
      return a == b ? left.offset < right.offset : a < b
    }.map(\.element)
  }
}
