// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import ExactAnalysis
import OrderedCollections
import RiskSimulation

/// The threats and controls of a report, with what is known of each.
struct ReportSubjects {
  /// The threats by rank.
  private(set) var threats: [ReportedThreat] = []
  /// The controls in the model's order.
  private(set) var controls: [ReportedControl] = []

  private let model: ValidatedModel
  private let result: SimulationResult
  private let active: Set<String>

  /// Analyses all trees of a result.
  ///
  /// - Throws: `SimulationError` if a tree is malformed.
  init(
    _ model: ValidatedModel, _ result: SimulationResult, attacks: Int, _ omissions: inout [String]
  ) throws(SimulationError) {
    self.model = model
    self.result = result
    active = Set(result.activeControls)
    let goals = result.threats.compactMap { model.model.threats[$0.name]?.goal }
    let figures = try StepFigures(goals: goals, of: model, under: result.scenario)
    for threat in result.threats {
      guard let modelled = model.model.threats[threat.name] else { continue }
      threats.append(try reported(modelled, threat, figures, attacks: attacks))
    }
    if threats.contains(where: { $0.nodes.contains { $0.probability == nil } }) {
      omissions.append("Trees too entangled for exact figures are drawn without them.")
    }
    controls = model.model.controls.values.map { control in
      ReportedControl(
        control: control, isActive: active.contains(control.name),
        cost: ReportedControl.cost(control, model.model), threats: threats(under: control))
    }
  }

  private func reported(
    _ threat: Threat, _ simulated: ThreatResult, _ figures: StepFigures, attacks: Int
  ) throws(SimulationError) -> ReportedThreat {
    let analysis = try GoalAnalysis(
      threat.goal, of: model, figures, options: .init(top: attacks, hasShares: true))
    let expected = try? ExpectedFigures(goals: [threat.goal], of: model, under: result.scenario)
    let names = model.model.forest.topologicalOrder(from: [threat.goal])
    let likeliest = Set(analysis.attacks.first?.steps ?? [])
    let critical = Dictionary(
      analysis.importance.map { ($0.step, $0.criticality) }, uniquingKeysWith: { first, _ in first }
    )
    let steps = model.model.forest.steps(under: threat.goal).map { step in
      self.step(step, figures, criticality: critical[step.name])
    }
    return ReportedThreat(
      threat: threat, result: simulated, analysis: analysis,
      nodes: names.compactMap { name in
        model.model.forest[name].map {
          ReportedNode(
            node: $0, probability: expected?.probabilities[name],
            isDominating: likeliest.contains(name))
        }
      },
      steps: steps.enumerated().sorted { left, right in
        let (a, b) = (left.element.criticality ?? 0, right.element.criticality ?? 0)
        return a == b ? left.offset < right.offset : a > b
      }.map(\.element),
      responses: model.model.responses.filter { $0.subject == .threat(threat.name) })
  }

  private func step(
    _ step: Step, _ figures: StepFigures, criticality: Double?
  ) -> ReportedStep {
    let model = model.model
    let resolved = model.resolved(
      step.probability, as: ParameterName.step(step.name, .probability))
    let law = resolved.distribution
    let (lower, upper) = (law.quantile(0.05), law.quantile(0.95))
    return ReportedStep(
      step: step, probability: figures.probabilities[step.name] ?? .nan,
      range: min(lower, upper)...max(lower, upper), cost: figures.costs[step.name],
      criticality: criticality, source: step.probability.source ?? step.source,
      confidence: step.probability.confidence ?? step.confidence,
      controls: model.controls.values.filter {
        active.contains($0.name) && $0.effects.contains { $0.bears(onStep: step.name) }
      }.map(\.name))
  }

  private func threats(under control: Control) -> [String] {
    threats.filter { threat in
      let steps = threat.steps.map(\.step.name)
      return control.effects.contains { effect in
        effect.bears(on: threat.threat) || steps.contains { effect.bears(onStep: $0) }
      }
    }.map(\.threat.name)
  }
}

extension Effect {
  /// Whether the effect changes a step.
  fileprivate func bears(onStep name: String) -> Bool {
    if case .steps(let names) = target { names.contains(name) } else { false }
  }

  /// Whether the effect changes a threat.
  fileprivate func bears(on threat: Threat) -> Bool {
    switch target {
    case .steps: false
    case .threats(let names): names.contains(threat.name)
    case .categories(let categories): categories.contains(threat.stride)
    }
  }
}

extension ReportedControl {
  /// The expected cost of a year; `nil` if none is given.
  static func cost(_ control: Control, _ model: Model) -> Double? {
    let costs = control.yearlyCosts
    if costs.isEmpty { return nil }
    return costs.reduce(0) { $0 + model.resolved($1.estimate, as: $1.name).distribution.mean }
  }
}
