// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// Turns attack trees into fault trees, which have no order, costs, times or attackers.
///
/// A step becomes a basic event, 'unless' a conjunction with a negation, a shared parameter a parameter. No
/// control is applied: the numbers are those of the model without a plan.
public struct FaultTreeExport {
  private let model: Model
  private var tree: FaultTree
  private var gates: [String: Int] = [:]
  private var events: [String: Int] = [:]
  private var parameters: [String: Int] = [:]
  private var uncertainRates: [String] = []

  /// Turns some goals of a model into a fault tree.
  ///
  /// - Parameters:
  ///   - goals: The names of nodes.
  ///   - model: A model that was validated.
  /// - Returns: The fault tree, and warnings where it says less than the model.
  /// - Complexity: O(size of the trees).
  public static func tree(
    of goals: [String], in model: ValidatedModel
  ) -> (tree: FaultTree, diagnostics: [Diagnostic]) {
    var export = FaultTreeExport(model.model)
    export.add(goals)
    return (export.tree, export.diagnostics(goals))
  }

  private init(_ model: Model) {
    self.model = model
    tree = FaultTree(name: model.title ?? "")
  }

  private mutating func add(_ goals: [String]) {
    for name in model.forest.topologicalOrder(from: goals) {
      switch model.forest[name] {
      case .step(let step): add(step)
      case .gate(let gate): add(gate)
      case nil: break
      }
    }
    for goal in OrderedSet(goals) {
      if let gate = gates[goal] {
        tree.goals.append(gate)
      } else if let event = events[goal] {
        tree.goals.append(tree.gates.count)
        tree.gates.append(FaultTreeGate(name: "\(goal)-goal", formula: .event(event)))
      }
    }
  }

  private mutating func add(_ step: Step) {
    events[step.name] = tree.events.count
    let probability = expression(step.probability, of: step.name)
    tree.events.append(BasicEvent(name: step.name, title: step.title, probability: probability))
  }

  private mutating func add(_ gate: Gate) {
    let operands = gate.children.map { operand($0) }
    let formula: Formula =
      switch gate.kind {
      case .any: .any(operands)
      case .all, .sequence: .all(operands)
      case .atLeast(let least): .atLeast(least, operands)
      case .unless: .all([operands[0]] + operands.dropFirst().map { .not($0) })
      }
    gates[gate.name] = tree.gates.count
    tree.gates.append(
      FaultTreeGate(
        name: gate.name, title: gate.title, formula: formula, isOrdered: gate.kind == .sequence))
  }

  private func operand(_ name: String) -> Formula {
    gates[name].map { .gate($0) } ?? events[name].map { .event($0) } ?? .constant(false)
  }

  private mutating func expression(_ estimate: Estimate, of owner: String) -> NumericExpression {
    switch estimate.value {
    case .distribution(.point(let value)):
      return estimate.exposure.map {
        .apply(.exponentialFailure, [.constant(value), .constant($0)])
      }
        ?? .constant(value)
    case .distribution(let law):
      return .deviate(estimate.exposure.map { .probabilityOfRate(law, exposure: $0) } ?? law)
    case .parameter(let name):
      let parameter = NumericExpression.parameter(index(ofParameter: name))
      guard let exposure = estimate.exposure else { return parameter }
      if case .distribution(.point) = model.resolvedValue(of: name) {
      } else {
        uncertainRates.append(owner)
      }
      return .apply(.exponentialFailure, [parameter, .constant(exposure)])
    }
  }

  private mutating func index(ofParameter name: String) -> Int {
    if let known = parameters[name] { return known }
    let index = tree.parameters.count
    parameters[name] = index
    tree.parameters.append(FaultTreeParameter(name: name, expression: .constant(0)))
    if let estimate = model.parameters[name] {
      tree.parameters[index].expression = expression(estimate, of: name)
    }
    return index
  }

  private func diagnostics(_ goals: [String]) -> [Diagnostic] {
    let steps = OrderedSet(goals.flatMap { model.forest.steps(under: $0) })
    let rich = steps.filter {
      $0.cost != nil || $0.time != nil || $0.detection != nil || $0.skill != .none
    }
    return [
      Notice.warning(
        "attributes", rich.map(\.name),
        "cost, time, detection and skill are lost, which fault trees lack"),
      Notice.warning(
        "uncertain-rate", uncertainRates,
        "rates are uncertain: where a tool computes at mean values, it takes the mean rate, not the "
          + "mean probability"),
    ].compactMap { $0 }
  }
}

extension Model {
  /// What a parameter is at the end of its chain.
  fileprivate func resolvedValue(of parameter: String) -> Estimate.Value {
    .distribution(resolved(Estimate(.parameter(parameter)), as: parameter).distribution)
  }
}
