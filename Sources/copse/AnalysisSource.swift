// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import ModelFiles
import OrderedCollections
import RiskSimulation

/// What an exact analysis is about: a model under a scenario, or a fault tree of another tool.
enum AnalysisSource {
  /// A model with the scenario that applies.
  case model(ValidatedModel, Scenario)
  /// A fault tree.
  case faultTree(FaultTree)

  /// Loads files of which goals are asked for, all if none is named; findings go to standard error.
  static func load(
    _ paths: [String], goals: [String], missionTime: Double, isPlain: Bool, _ whatIf: WhatIfOptions
  ) throws -> AnalysisSource {
    if let first = paths.first, let format = ForeignFormat.guess(first) {
      guard whatIf.changes.isEmpty else {
        throw Failure("--set is for copse's own models: import the tree first")
      }
      return try load(paths, format, missionTime, isPlain)
    }
    let loaded = try whatIf.loader(needsGoal: goals.isEmpty).load(paths)
    Loading.report(loaded.diagnostics, isPlain: isPlain)
    guard let model = loaded.model else { throw ExitStatus.modelErrors }
    let scenarios = model.model.scenarios.values
    let scenario = scenarios.count == 1 ? scenarios.first : nil
    return .model(model, scenario ?? Scenario(name: "expected"))
  }

  private static func load(
    _ paths: [String], _ format: ForeignFormat, _ missionTime: Double, _ isPlain: Bool
  ) throws -> AnalysisSource {
    if format == .adtool {
      let imported = ModelImport().load(paths, format)
      Loading.report(imported.diagnostics, isPlain: isPlain)
      guard let model = imported.model else { throw ExitStatus.modelErrors }
      return .model(model, Scenario(name: "expected"))
    }
    let loaded = FaultTreeLoader(missionTime: missionTime).load(paths, format)
    Loading.report(loaded.diagnostics, isPlain: isPlain)
    guard let tree = loaded.tree else { throw ExitStatus.modelErrors }
    return .faultTree(tree)
  }

  /// The currency of costs; empty for fault trees, which have none.
  var currency: String {
    if case .model(let model, _) = self { model.model.currency } else { "" }
  }

  /// The simulation of single attempts with losses on a subject that is a threat's goal.
  func attempts(_ subject: AnalysisSubject, nodeLimit: Int) throws -> AttemptSampler {
    guard case .model(let model, let scenario) = self,
      let threat = model.model.threats.values.first(where: { $0.goal == subject.name })
    else { throw Failure("'\(subject.name)' is no threat's goal: --losses needs a threat") }
    return try AttemptSampler(threat, of: model, under: scenario, nodeLimit: nodeLimit)
  }

  /// Why the losses of a threat's attempts cannot be drawn; `nil` if they can.
  func lossProblem(_ subject: AnalysisSubject) -> String? {
    do {
      _ = try attempts(subject, nodeLimit: 0)
      return nil
    } catch let error as SimulationError {
      guard case .transferredLosses = error else { return nil }
      return error.description
    } catch { return nil }
  }

  /// The threats of the scenario; none in a fault tree.
  var threats: [String] {
    guard case .model(let model, let scenario) = self else { return [] }
    return model.model.threats.values.filter { scenario.includes($0) }.map(\.name)
  }

  /// The seed of the scenario, or the usual one.
  var seed: UInt64 {
    if case .model(_, let scenario) = self { scenario.seed } else { Scenario.defaultSeed }
  }

  /// The subjects of the goals named, or of all goals if none is named.
  func subjects(_ names: [String]) throws -> [AnalysisSubject] {
    switch self {
    case .model(let model, let scenario):
      let goals = try goals(names, in: model.model)
      let figures = try StepFigures(goals: goals, of: model, under: scenario)
      return try goals.map { try AnalysisSubject($0, of: model, figures) }
    case .faultTree(let tree):
      let probabilities = try FaultTreeFigures(tree).probabilities
      return try goals(names, in: tree).map {
        try AnalysisSubject(goal: $0, of: tree, probabilities: probabilities)
      }
    }
  }

  /// The importance of the controls that bear on a goal; none in a fault tree.
  func controls(_ subject: AnalysisSubject, nodeLimit: Int) throws -> [ControlImportance] {
    guard case .model(let model, let scenario) = self else { return [] }
    do {
      return try ControlImportance.all(
        for: subject.name, of: model, under: scenario, nodeLimit: nodeLimit)
    } catch SimulationError.analysis {
      // Too entangled: the analysis itself says so, with bounds.
      return []
    }
  }

  /// How uncertain the probability of a goal is; `nil` if its diagram does not fit.
  func uncertainty(
    _ subject: AnalysisSubject, trials: Int, seed: UInt64?, hasImportance: Bool, nodeLimit: Int
  ) throws -> GoalUncertainty? {
    do {
      switch self {
      case .model(let model, let current):
        var scenario = current
        scenario.seed = seed ?? current.seed
        return try GoalUncertainty(
          subject.name, of: model, under: scenario, trials: trials, hasImportance: hasImportance,
          nodeLimit: nodeLimit)
      case .faultTree(let tree):
        return try GoalUncertainty(
          goal: try goals([subject.name], in: tree)[0], of: tree, trials: trials,
          seed: seed ?? Scenario.defaultSeed, hasImportance: hasImportance, nodeLimit: nodeLimit)
      }
    } catch SimulationError.analysis(_, let reason) {
      StandardError.write("copse: no --uncertainty for '\(subject.name)': \(reason)\n")
      return nil
    }
  }

  /// What money for defences buys against a goal.
  func defences(
    _ subject: AnalysisSubject, _ measure: GoalDefences.Measure, nodeLimit: Int
  ) throws -> GoalDefences {
    guard case .model(let model, let scenario) = self else {
      throw Failure("a fault tree has no defences: --defence-front is for attack trees")
    }
    return try GoalDefences(
      subject, of: model, under: scenario, against: measure, nodeLimit: nodeLimit)
  }

  /// How long attacks on a goal take.
  func time(
    _ subject: AnalysisSubject, _ work: TimeToGoal.Work, trials: Int
  ) throws -> TimeToGoal {
    guard case .model(let model, let scenario) = self else {
      throw Failure("a fault tree has no times: --time is for copse's own models")
    }
    return try TimeToGoal(subject.name, of: model, under: scenario, work: work, trials: trials)
  }

  private func goals(_ names: [String], in model: Model) throws -> [String] {
    if names.isEmpty { return model.threats.values.map(\.goal) + model.trees }
    return try names.map { name in
      let found = model.threats[name]?.goal ?? name
      guard model.forest[found] != nil else { throw Names.unknown(name, in: model) }
      return found
    }
  }

  private func goals(_ names: [String], in tree: FaultTree) throws -> [Int] {
    if names.isEmpty { return tree.goals }
    return try names.map { name in
      guard let index = tree.gates.firstIndex(where: { $0.name == name }) else {
        let hint = NearestName.hint(name, among: tree.gates.map(\.name)).map { ": \($0)" } ?? ""
        throw Failure("there is no gate '\(name)'\(hint)")
      }
      return index
    }
  }
}
