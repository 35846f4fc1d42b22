// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import ExactAnalysis
import OrderedCollections

/// Turns a scenario into a flat program over blocks of trials.
struct ScenarioCompiler {
  private let model: Model
  private let scenario: Scenario
  private let profile: AttackerProfile?
  private let effects: ActiveEffects
  private let controls: [Control]
  private var builder: ProgramBuilder
  /// The parameters that expected losses hang on, and those of them that are left to be sampled.
  private var parameters = IntegratedParameters()

  /// Compiles a scenario of a valid model.
  ///
  /// O(nodes of the trees), where no decision diagram is needed.
  ///
  /// - Throws: ``SimulationError`` if a tree is too entangled or a loss has no mean.
  static func compile(
    _ scenario: Scenario, of model: Model
  ) throws(SimulationError) -> CompiledScenario {
    let learnt = try LossEventLearning.applied(to: model, under: scenario)
    var compiler = try ScenarioCompiler(scenario, of: learnt)
    return try compiler.compile()
  }

  /// The columns of a model's steps under a scenario's plan and attacker.
  static func stepColumns(
    of scenario: Scenario, in model: Model
  ) throws(SimulationError) -> StepColumns {
    let compiler = try ScenarioCompiler(scenario, of: model)
    return StepColumns(model, compiler.effects, profile: compiler.profile)
  }

  private init(_ scenario: Scenario, of model: Model) throws(SimulationError) {
    self.model = model
    self.scenario = scenario
    if let name = scenario.attacker {
      guard let profile = model.attackers[name] else { throw .unknownAttacker(name) }
      self.profile = profile
    } else {
      profile = nil
    }
    controls = model.controls.values.filter { scenario.plan.includes($0) }
    effects = ActiveEffects(model, controls: controls, profile: profile)
    builder = ProgramBuilder(seed: scenario.seed, correlations: model.correlations)
  }

  private mutating func compile() throws(SimulationError) -> CompiledScenario {
    let threats = model.threats.values.filter { scenario.includes($0) }
    guard !threats.isEmpty else { throw .noThreats }
    let steps = StepColumns(model, effects, profile: profile)
    let trees = TreeCompiler(model, scenario: scenario, profile: profile, steps: steps)
    let losses = LossCompiler(model, effects)
    var compiled: [CompiledThreat] = []
    for threat in threats {
      compiled.append(try compile(threat, trees, losses))
    }
    let cost = try controlCost()
    let program = ColumnProgram(builder, outputs: compiled.flatMap(\.outputs) + [cost])
    let placed = compiled.map { $0.placed(in: program) }
    return CompiledScenario(
      threats: threats, compiled: placed, controlCost: Register(program.slot(cost)),
      activeControls: controls.map(\.name), program: program, matrix: model.matrix,
      assumptions: Assumptions.of(scenario, threats: threats, model, placed, parameters))
  }

  private mutating func compile(
    _ threat: Threat, _ trees: TreeCompiler, _ losses: LossCompiler
  ) throws(SimulationError) -> CompiledThreat {
    let tree = try trees.compile(threat, &builder)
    let attempts = try attempts(of: threat)
    let rate = builder.emit(.multiply(attempts, tree.vulnerability))
    let yearRate = try yearRate(of: threat, rate)
    let loss = try losses.compile(threat, yearRate: yearRate, eventRate: rate, &builder)
    let expected = builder.emit(.multiply(rate, loss.expectedImpact))
    let gross = loss.grossImpact.map { builder.emit(.multiply(rate, $0)) }
    return CompiledThreat(
      vulnerability: tree.vulnerability, eventRate: rate, yearRate: yearRate,
      expectedImpact: loss.expectedImpact, expectedLoss: expected,
      integratedLoss: integrated(expected), integratedGross: gross.map { integrated($0) },
      lossVariance: loss.variance, cheapestCost: tree.cheapestCost,
      cheapestSteps: try trees.cheapestSteps(threat),
      isLinear: loss.sampler.transfers.isEmpty, losses: loss.sampler,
      occurrence: threat.occurrence)
  }

  /// The column with parameters integrated out where copse chooses how it samples; a scheme that was asked for by
  /// name does what its name says and no more.
  private mutating func integrated(_ column: Register) -> Register {
    guard scenario.sampling == .auto else { return column }
    let integration = ParameterIntegration(of: column, in: builder)
    let result = integration.emit(into: &builder)
    parameters.add(before: column, after: result, builder)
    return result
  }

  private mutating func attempts(of threat: Threat) throws(SimulationError) -> Register {
    let resolved = model.resolved(
      threat.attempts, as: ParameterName.attempts(threat: threat.name))
    let base = try builder.draw(resolved.drawName, resolved.distribution)
    return try effects.apply(to: base, .attempts, of: effects.onThreat(threat.name), &builder)
  }

  /// The rate of a trial's year: where years differ, times a gamma factor of mean 1.
  private mutating func yearRate(
    of threat: Threat, _ rate: Register
  ) throws(SimulationError) -> Register {
    guard case .negativeBinomial(let size) = threat.occurrence else { return rate }
    let factor = try builder.draw(
      ChanceName.yearFactor(threat: threat.name), .gamma(shape: size, scale: 1 / size),
      isChance: true)
    return builder.emit(.multiply(rate, factor))
  }

  private mutating func controlCost() throws(SimulationError) -> Register {
    var total = builder.constant(0)
    for control in controls {
      for cost in control.yearlyCosts {
        let resolved = model.resolved(cost.estimate, as: cost.name)
        let column = try builder.draw(resolved.drawName, resolved.distribution)
        total = builder.emit(.add(total, column))
      }
    }
    return total
  }
}
