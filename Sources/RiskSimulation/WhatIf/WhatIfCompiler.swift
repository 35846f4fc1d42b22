// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// Compiles a scenario's threats with a switch for each control.
struct WhatIfCompiler {
  /// Columns of one threat.
  private typealias Outputs = (threat: Threat, expectedLoss: Register, vulnerability: Register)

  private let model: Model
  private let scenario: Scenario
  private let profile: AttackerProfile?
  private var builder: ProgramBuilder
  private var gates: [String: Register] = [:]

  /// Makes a compiler of a scenario.
  ///
  /// - Throws: ``SimulationError`` if the attacker is unknown.
  init(_ scenario: Scenario, of model: Model) throws(SimulationError) {
    let model = try LossEventLearning.applied(to: model, under: scenario)
    self.model = model
    self.scenario = scenario
    if let name = scenario.attacker {
      guard let profile = model.attackers[name] else { throw .unknownAttacker(name) }
      self.profile = profile
    } else {
      profile = nil
    }
    builder = ProgramBuilder(seed: scenario.seed, correlations: model.correlations)
  }

  /// Compiles, and computes what no switch changes.
  ///
  /// - Parameters:
  ///   - draws: The number of trials.
  ///   - design: Where the draws come from.
  ///   - cells: The most numbers that the result may hold: the trials are halved until it fits.
  /// - Returns: The expressions with their columns.
  /// - Throws: ``WhatIfError`` or ``SimulationError``.
  mutating func compile(draws: Int, _ design: SamplingDesign, cells: Int) throws -> WhatIf {
    let controls = model.controls.values.filter { control in
      control.status != .retired || scenario.plan.includes(control)
    }
    let unswitched = controls.compactMap { fixed($0) }
    let names = Set(unswitched.map(\.control))
    let free = controls.filter { !names.contains($0.name) }
    for control in free {
      // A switch stands in the program as a draw that is never made: its values are given from outside.
      gates[control.name] = try builder.draw(
        "what-if.\(control.name)", .uniform(minimum: 0, maximum: 1))
    }
    let active = controls.filter { !names.contains($0.name) || scenario.plan.includes($0) }
    let outputs = try threats(under: active.map { Self.withoutExcess($0) })
    var costs: [Register?] = []
    for control in free { costs.append(try cost(of: control)) }
    let extraction = WhatIfExtraction(
      builder, switches: free.compactMap { gates[$0.name] },
      outputs: outputs.flatMap { [$0.expectedLoss, $0.vulnerability] },
      kept: costs.compactMap { $0 })
    guard !extraction.hasSearch else { throw WhatIfError.search }
    let count = extraction.fitting(draws: draws, cells: cells)
    let (columns, kept) = extraction.columns(draws: count, design)
    var left = kept[...]
    return WhatIf(
      seed: scenario.seed, sampling: design.scheme, draws: count,
      switches: zip(free, costs).map { control, cost in
        WhatIf.Switch(
          control: control.name, isOn: scenario.plan.includes(control),
          costs: cost == nil ? [] : left.popFirst() ?? [])
      },
      constants: extraction.constants, columns: columns, operations: extraction.operations,
      threats: outputs.map {
        WhatIf.Threat(
          name: $0.threat.name, expectedLoss: extraction.value(of: $0.expectedLoss),
          vulnerability: extraction.value(of: $0.vulnerability))
      }, fixed: unswitched)
  }

  private mutating func threats(under controls: [Control]) throws(SimulationError) -> [Outputs] {
    let effects = ActiveEffects(model, controls: controls, profile: profile, gates: gates)
    let steps = StepColumns(model, effects, profile: profile)
    let trees = TreeCompiler(model, scenario: scenario, profile: profile, steps: steps)
    let losses = LossCompiler(model, effects)
    var outputs: [Outputs] = []
    for threat in model.threats.values where scenario.includes(threat) {
      let tree = try trees.compile(threat, &builder)
      let resolved = model.resolved(
        threat.attempts, as: ParameterName.attempts(threat: threat.name))
      let base = try builder.draw(resolved.drawName, resolved.distribution)
      let attempts = try effects.apply(
        to: base, .attempts, of: effects.onThreat(threat.name), &builder)
      let rate = builder.emit(.multiply(attempts, tree.vulnerability))
      let loss = try losses.compile(threat, yearRate: rate, eventRate: rate, &builder)
      outputs.append(
        (threat, builder.emit(.multiply(rate, loss.expectedImpact)), tree.vulnerability))
    }
    return outputs
  }

  private mutating func cost(of control: Control) throws(SimulationError) -> Register? {
    var total: Register?
    for cost in control.yearlyCosts {
      let resolved = model.resolved(cost.estimate, as: cost.name)
      let column = try builder.draw(resolved.drawName, resolved.distribution)
      total = total.map { builder.emit(.add($0, column)) } ?? column
    }
    return total
  }

  private func fixed(_ control: Control) -> WhatIf.Fixed? {
    guard control.effects.contains(where: Self.isExcess) else { return nil }
    let isOn = scenario.plan.includes(control)
    return WhatIf.Fixed(
      control: control.name, isOn: isOn,
      reason: "transfers losses above a deductible or up to a limit, whose expectation is simulated"
        + (isOn ? "; figures here are before that transfer" : ""))
  }

  private static func isExcess(_ effect: Effect) -> Bool {
    if case .transfer(let terms) = effect.change { !terms.isProportional } else { false }
  }

  /// The control without transfers that have no closed form; the others keep their numbers' names.
  private static func withoutExcess(_ control: Control) -> Control {
    var control = control
    for index in control.effects.indices where isExcess(control.effects[index]) {
      control.effects[index].target = .threats([])
    }
    return control
  }
}
