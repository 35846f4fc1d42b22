// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import ExactAnalysis
import OrderedCollections

/// A threat's year with all parameters known, exactly: what its simulation must come to.
struct FrozenYear {
  /// Loss events a year: attempts times P(goal), worked out from the model.
  let rate: Double
  private let threat: Threat
  private let terms: LossTerms
  private let frozen: ThreatResult
  private let knowsRate: Bool

  /// The fewest trials on either side of an amount for its share to be compared.
  private static let fewest = 100.0
  /// The relative width of the histograms' cells: a loss is known to that.
  private static let resolution = 0x1p-10

  /// The year of a threat in a model without uncertainty; `nil` if its tree is too entangled.
  init?(
    _ threat: Threat, _ terms: LossTerms, _ frozen: ThreatResult, _ model: Model,
    _ scenario: Scenario
  ) {
    self.threat = threat
    self.terms = terms
    self.frozen = frozen
    knowsRate = scenario.semantics == .independent
    if knowsRate {
      guard let tree = try? FrozenYear.probability(threat, model, scenario) else { return nil }
      rate = FrozenYear.attempts(threat, model, scenario) * tree
    } else {
      rate = frozen.lossEventsPerYear.mean
    }
  }

  /// Compares the simulated years.
  func comparisons(trials: Int, skewness: Double) -> [SimulationCheck.Comparison] {
    var result: [SimulationCheck.Comparison] = []
    if knowsRate {
      result.append(
        SkewedScore.comparison(
          threat.name, .events, expected: rate, observed: frozen.lossEventsPerYear.mean,
          standardError: 0))
    }
    let mean = rate * terms.moments.first
    var variance = rate * terms.moments.second
    if case .negativeBinomial(let size) = threat.occurrence { variance += mean * mean / size }
    if variance.isFinite {
      result.append(
        SkewedScore.comparison(
          threat.name, .compoundMean, expected: mean, observed: frozen.ale.simulatedMean,
          standardError: (variance / Double(trials)).squareRoot(), skewness: skewness))
    }
    return result + exceedance(trials: trials)
  }

  /// The shares of years beyond amounts, as far as enough trials lie on both sides.
  private func exceedance(trials: Int) -> [SimulationCheck.Comparison] {
    guard
      let law = try? CompoundLaw(
        meanEvents: rate, occurrence: threat.occurrence, forms: terms.forms, gridPoints: 1 << 16)
    else { return [] }
    return frozen.annualLoss.exceedance.compactMap { point in
      let beyond = Double(trials) * min(point.probability, 1 - point.probability)
      guard beyond >= Self.fewest else { return nil }
      let lower = 1 - law.cumulative(point.loss * (1 + Self.resolution))
      let upper = 1 - law.cumulative(point.loss * (1 - Self.resolution))
      guard lower.isFinite, upper.isFinite else { return nil }
      let probability = min(max(point.probability, lower), upper)
      return SkewedScore.share(
        threat.name, .exceedance(loss: point.loss), probability: probability,
        observed: point.probability, trials: trials)
    }
  }

  private static func probability(
    _ threat: Threat, _ model: Model, _ scenario: Scenario
  ) throws -> Double {
    let function = try StructureFunction(goals: [threat.goal], in: model.forest)
    let figures = try StepFigures(of: function.inputs, in: model, under: scenario)
    return try ProbabilityProgram(function).evaluate(
      function.inputs.map { figures.probabilities[$0] ?? 0 })[0]
  }

  /// The attempts a year after the effects of controls and attacker.
  private static func attempts(_ threat: Threat, _ model: Model, _ scenario: Scenario) -> Double {
    var controls = model.controls.values.filter { scenario.plan.includes($0) }
      .flatMap { control in control.effects.map { ($0, control.coverage) } }
    if let attacker = scenario.attacker.flatMap({ model.attackers[$0] }) {
      controls += attacker.effects.map { ($0, 1) }
    }
    var attempts = model.resolved(threat.attempts, as: "").distribution.mean
    for (effect, coverage) in controls
    where effect.quantity == .attempts && LossTerms.bears(effect, on: threat) {
      let size = effect.size.map { LossTerms.number($0) } ?? 0
      switch effect.change {
      case .reduce: attempts *= 1 - coverage * size
      case .multiply: attempts *= size
      case .add: attempts += size
      case .eliminate: attempts = 0
      case .transfer: break
      }
    }
    return attempts
  }
}
