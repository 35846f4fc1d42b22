// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import Reporting
import RiskSimulation

/// Makes drawings of a model, with the figures of a scenario where there is one.
struct DrawingMaker {
  private let options: DrawingOptions
  private let validated: ValidatedModel
  private let scenario: Scenario?
  private let other: (model: ValidatedModel, scenario: Scenario)?

  private var model: Model { validated.model }

  /// Takes what is to be drawn.
  init(
    _ options: DrawingOptions, _ model: ValidatedModel, _ scenario: Scenario?,
    other: (model: ValidatedModel, scenario: Scenario)?
  ) {
    self.options = options
    validated = model
    self.scenario = scenario
    self.other = other
  }

  /// The drawing that the options ask for.
  func drawing() throws -> Drawing {
    if options.system { return try system() }
    if options.controlsMap { return try controlsMap(of: options.tree) }
    if let tree = options.tree { return try drawing(of: tree) }
    let threats = threats
    if threats.isEmpty, let root = model.trees.first { return try drawing(of: root) }
    if threats.count == 1 { return try drawing(of: threats[0].name) }
    if threats.isEmpty { throw Self.nothing }
    return try overview()
  }

  /// All drawings: system, overview, map of controls, and each tree, with figures where there is a scenario.
  func gallery() throws -> [Drawing] {
    var drawings: [Drawing] = []
    if !model.system.components.isEmpty { drawings.append(try system()) }
    if !threats.isEmpty { drawings.append(try overview()) }
    if !model.controls.isEmpty { drawings.append(try controlsMap(of: nil)) }
    for tree in threats.map(\.name) + model.trees {
      if scenario != nil { drawings.append(plain(try goal(of: tree), named: "plain-\(tree)")) }
      drawings.append(try drawing(of: tree, named: "tree-\(tree)"))
    }
    if drawings.isEmpty { throw Self.nothing }
    return drawings
  }

  /// The drawing of a tree, threat or node by name, for a file of that or another name.
  func drawing(of name: String, named file: String? = nil) throws -> Drawing {
    if options.system { return try system() }
    if options.controlsMap { return try controlsMap(of: name) }
    let goal = try goal(of: name)
    try checkFolding()
    guard let scenario else {
      if other != nil { throw Failure("--compare needs a scenario as the subject") }
      return plain(goal, named: file ?? name)
    }
    let annotation = try annotation(of: goal, scenario)
    return tree(
      goal, named: file ?? name, title: "\(goal.title) - \(scenario.name)", annotation)
  }

  private static var nothing: Failure {
    Failure("there is nothing to draw: the subject has no threat and no tree", .modelErrors)
  }

  private typealias Goal = (node: String, title: String)

  private var threats: [Threat] {
    model.threats.values.filter { scenario?.includes($0) ?? true }
  }

  private func goal(of name: String) throws -> Goal {
    let node = model.threats[name]?.goal ?? name
    guard let found = model.forest[node] else { throw Names.unknown(name, in: model) }
    return (node, model.threats[name]?.label ?? found.label)
  }

  private func checkFolding() throws {
    for name in options.collapse + options.onlyPath where model.forest[name] == nil {
      throw Names.unknown(name, in: model)
    }
  }

  private func plain(_ goal: Goal, named name: String) -> Drawing {
    tree(goal, named: name, title: goal.title, nil)
  }

  private func tree(
    _ goal: Goal, named name: String, title: String, _ annotation: TreeAnnotation?
  ) -> Drawing {
    let folding = TreeFolding(
      depth: options.depth, collapsed: Set(options.collapse), paths: Set(options.onlyPath))
    let dotOptions = TreeDot.Options(
      theme: options.theme, direction: options.direction ?? .right,
      showsControls: options.controls, showsLegend: options.legend, folding: folding)
    let direction = options.direction ?? .down
    return Drawing(
      name: name, title: title,
      dot: { [model] in
        TreeDot(goals: [goal.node], of: model, options: dotOptions, annotation: annotation)
          .text(title: title)
      },
      mermaid: { [model] in
        TreeMermaid(
          goals: [goal.node], of: model, direction: direction, folding: folding,
          annotation: annotation
        ).text(title: title)
      })
  }

  private func annotation(of goal: Goal, _ scenario: Scenario) throws -> TreeAnnotation {
    if let other, other.model.model.forest[goal.node] == nil {
      throw Failure("the model of '\(other.scenario.name)' has no node '\(goal.node)'")
    }
    do {
      return try TreeAnnotation(
        goal.node, of: validated, under: scenario, comparedWith: other,
        showsAttack: options.attack)
    } catch {
      throw Failure(error.description, .modelErrors)
    }
  }

  private func system() throws -> Drawing {
    let (theme, direction) = (options.theme, options.direction ?? .down)
    guard !model.system.components.isEmpty else {
      throw Failure("the model has no system to draw")
    }
    return Drawing(
      name: "system", title: model.system.title ?? "System",
      dot: { [model] in SystemDot(model.system, theme: theme, direction: direction).text },
      mermaid: { [model] in SystemMermaid(model.system, direction: direction).text })
  }

  private func controlsMap(of name: String?) throws -> Drawing {
    let goal = try name.map { try self.goal(of: $0) }
    let title = "Controls" + (goal.map { " - \($0.title)" } ?? "")
    let (theme, direction) = (options.theme, options.direction ?? .right)
    let goals = goal.map { [$0.node] } ?? scenario.map { _ in threats.map(\.goal) }
    return Drawing(
      name: name.map { "\($0).controls" } ?? "controls", title: title,
      dot: { [model] in
        ControlMapDot(model, goals: goals, theme: theme, direction: direction).text(title: title)
      },
      mermaid: { [model] in
        ControlMapMermaid(model, goals: goals, direction: direction).text(title: title)
      })
  }

  private func overview() throws -> Drawing {
    var figures: [String: Double] = [:]
    let threats = threats
    if let scenario {
      let expected: ExpectedFigures
      do {
        expected = try ExpectedFigures(
          goals: threats.map(\.goal), of: validated, under: scenario)
      } catch {
        throw Failure(error.description, .modelErrors)
      }
      for threat in threats { figures[threat.name] = expected.probabilities[threat.goal] }
    }
    let words = [model.title, scenario?.name].compactMap { $0 }.joined(separator: " - ")
    let title = words.isEmpty ? "Threats" : words
    let (theme, direction) = (options.theme, options.direction ?? .right)
    return Drawing(
      name: "threats", title: title,
      dot: { [model, figures] in
        StrideDot(threats, of: model, figures: figures, theme: theme, direction: direction)
          .text(title: title)
      },
      mermaid: { [model, figures] in
        StrideMermaid(threats, of: model, figures: figures, direction: direction)
          .text(title: title)
      })
  }
}
