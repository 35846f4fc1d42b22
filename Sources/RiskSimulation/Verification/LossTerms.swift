// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import OrderedCollections

/// The loss of one event of a threat in closed form, all parameters being known.
///
/// Worked out from the model and the plan alone, not from what was compiled: it is what the simulation is
/// checked against.
struct LossTerms {
  /// The forms of loss with the factor on them.
  let forms: [CompoundForm]
  /// Whether a transfer has a deductible or a limit, so that there is no closed form.
  let isTransferred: Bool

  /// Mean, and second and third moment about 0, of one event's loss.
  let moments: (first: Double, second: Double, third: Double)

  /// The terms of a threat of a model without uncertainty.
  init(_ threat: Threat, of model: Model, under scenario: Scenario) {
    // The model's own, which has no uncertainty.
    let threat = model.threats[threat.name] ?? threat
    var factor = 1.0
    var isTransferred = false
    var effects: [(effect: Effect, coverage: Double)] = []
    for control in model.controls.values where scenario.plan.includes(control) {
      effects += control.effects.map { ($0, control.coverage) }
    }
    if let name = scenario.attacker, let attacker = model.attackers[name] {
      effects += attacker.effects.map { ($0, 1) }
    }
    for (effect, coverage) in effects where Self.bears(effect, on: threat) {
      switch effect.change {
      case .reduce(let size) where effect.quantity == .loss:
        factor *= 1 - coverage * Self.number(size)
      case .multiply(let size) where effect.quantity == .loss: factor *= Self.number(size)
      case .transfer(let terms):
        factor *= terms.isProportional ? 1 - Self.number(terms.share) : 1
        isTransferred = isTransferred || !terms.isProportional
      default: break
      }
    }
    self.isTransferred = isTransferred
    forms = threat.losses.map { form in
      let law = model.resolved(form.magnitude, as: "").distribution
      return CompoundForm(
        .scaled(law, factor: factor, offset: 0), share: form.probability.map(Self.number) ?? 1)
    }
    moments = forms.reduce((0, 0, 0)) { sum, form in
      let own = Self.moments(of: form)
      return (
        sum.0 + own.0, sum.1 + 2 * sum.0 * own.0 + own.1,
        sum.2 + 3 * sum.1 * own.0 + 3 * sum.0 * own.1 + own.2
      )
    }
  }

  /// Whether an effect bears on a threat.
  static func bears(_ effect: Effect, on threat: Threat) -> Bool {
    switch effect.target {
    case .steps: false
    case .threats(let names): names.contains(threat.name)
    case .categories(let categories): categories.contains(threat.stride)
    }
  }

  /// The number of an estimate that is known.
  static func number(_ estimate: Estimate) -> Double {
    guard case .distribution(.point(let value)) = estimate.value else { return .nan }
    return value
  }

  /// The first three moments of a form's loss in an event, the third by integrating the quantile function over
  /// `exp(-t)`, the probability of more.
  private static func moments(of form: CompoundForm) -> (Double, Double, Double) {
    let law = form.severity
    let step = 1.0 / 64
    var third = 0.0
    for index in 0..<(60 * 64) {
      let tail = PinnedMath.exp(-(Double(index) + 0.5) * step)
      let value = law.quantile(complement: tail)
      third += value * value * value * tail * step
    }
    let mean = law.mean
    return (
      form.share * mean, form.share * (law.variance + mean * mean), form.share * third
    )
  }
}
