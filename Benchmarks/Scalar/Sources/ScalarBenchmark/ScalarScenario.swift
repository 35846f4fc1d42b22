// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import ExactAnalysis

/// A scenario as a straightforward program sees it: a table for each parameter, and threats that name parameters by index.
///
/// Independent steps, controls that change numbers or share losses in proportion; no attacker profile and no correlations.
struct ScalarScenario {
  /// The laws of all parameters.
  private(set) var parameters: [QuantileTable] = []
  /// The threats.
  private(set) var threats: [ScalarThreat] = []
  private let model: Model
  private let controls: [Control]
  private var indices: [String: Int] = [:]

  /// Prepares a scenario.
  init(_ scenario: Scenario, of model: Model) throws {
    guard scenario.semantics == .independent, scenario.attacker == nil, model.correlations.isEmpty
    else { throw ScalarError(message: "the scalar version knows independent steps alone") }
    self.model = model
    controls = model.controls.values.filter { scenario.plan.includes($0) }
    for threat in model.threats.values where scenario.includes(threat) {
      threats.append(try compile(threat))
    }
  }

  private mutating func compile(_ threat: Threat) throws -> ScalarThreat {
    let tree = try ProbabilityProgram(
      StructureFunction(goals: [threat.goal], in: model.forest))
    var steps: [ScalarNumber] = []
    for name in tree.inputs {
      guard case .step(let step)? = model.forest[name] else { throw ScalarError(message: name) }
      steps.append(try probability(of: step))
    }
    var scale = ScalarNumber()
    try change(&scale, .loss, of: threat)
    var factor: QuantileTable?
    if case .negativeBinomial(let size) = threat.occurrence {
      factor = QuantileTable(.gamma(shape: size, scale: 1 / size))
    }
    var attempts = number(threat.attempts, ParameterName.attempts(threat: threat.name))
    try change(&attempts, .attempts, of: threat)
    return ScalarThreat(
      name: threat.name, tree: tree, steps: steps, attempts: attempts, yearFactor: factor,
      scale: scale, forms: threat.losses.map { form($0, of: threat) })
  }

  private mutating func probability(of step: Step) throws -> ScalarNumber {
    var number = number(step.probability, ParameterName.step(step.name, .probability))
    number.isProbability = true
    try change(&number, .probability) { effect in
      if case .steps(let names) = effect.target { names.contains(step.name) } else { false }
    }
    return number
  }

  private mutating func change(
    _ number: inout ScalarNumber, _ quantity: Effect.Quantity, of threat: Threat
  ) throws {
    try change(&number, quantity) { effect in
      switch effect.target {
      case .steps: false
      case .threats(let names): names.contains(threat.name)
      case .categories(let categories): categories.contains(threat.stride)
      }
    }
  }

  /// Adds the effects of all controls on a quantity whose target is meant.
  private mutating func change(
    _ number: inout ScalarNumber, _ quantity: Effect.Quantity, where isMeant: (Effect) -> Bool
  ) throws {
    for control in controls {
      for (index, effect) in control.effects.enumerated()
      where effect.quantity == quantity && isMeant(effect) {
        let name = ParameterName.effect(control: control.name, index: index + 1)
        number.changes.append(try change(effect.change, name, control.coverage))
      }
    }
  }

  private mutating func change(
    _ change: Effect.Change, _ name: String, _ coverage: Double
  ) throws -> ScalarNumber.Change {
    switch change {
    case .reduce(let size):
      return .reduce(parameter: parameter(size, name), coverage: coverage)
    case .multiply(let size): return .multiply(parameter: parameter(size, name))
    case .add(let size): return .add(parameter: parameter(size, name))
    case .eliminate: return .eliminate
    case .transfer(let terms):
      guard terms.isProportional else {
        throw ScalarError(message: "the scalar version knows transfers in proportion alone")
      }
      return .reduce(parameter: parameter(terms.share, name), coverage: 1)
    }
  }

  private mutating func form(_ form: LossForm, of threat: Threat) -> ScalarThreat.Form {
    let name = ParameterName.magnitude(threat: threat.name, form: form.name)
    let law = model.resolved(form.magnitude, as: name).distribution
    let share = form.probability.map {
      parameter($0, ParameterName.formProbability(threat: threat.name, form: form.name))
    }
    return ScalarThreat.Form(law: QuantileTable(law), mean: law.mean, share: share)
  }

  private mutating func number(_ estimate: Estimate, _ name: String) -> ScalarNumber {
    ScalarNumber(parameter: parameter(estimate, name))
  }

  /// The index of a parameter; one name is one draw.
  private mutating func parameter(_ estimate: Estimate, _ name: String) -> Int {
    let resolved = model.resolved(estimate, as: name)
    // Estimates may share a draw and transform it differently.
    let key = "\(resolved.drawName) \(resolved.distribution)"
    if let index = indices[key] { return index }
    parameters.append(QuantileTable(resolved.distribution))
    indices[key] = parameters.count - 1
    return parameters.count - 1
  }
}
