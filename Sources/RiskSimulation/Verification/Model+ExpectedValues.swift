// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import OrderedCollections

extension Model {
  /// The same model with nothing uncertain left: every parameter is known to be its expected value.
  ///
  /// What is chance stays: whether a step succeeds, how many events there are, how large each loss is.
  /// O(estimates).
  var atExpectedValues: Model {
    var copy = self
    for node in forest.nodes.values {
      guard case .step(var step) = node else { continue }
      step.probability = known(step.probability)
      step.cost = step.cost.map(known)
      step.time = step.time.map(known)
      step.detection = step.detection.map(known)
      copy.forest.insert(.step(step))
    }
    for (name, threat) in threats {
      copy.threats[name]?.attempts = known(threat.attempts)
      for (index, form) in threat.losses.enumerated() {
        copy.threats[name]?.losses[index].probability = form.probability.map(known)
      }
    }
    for (name, control) in controls {
      copy.controls[name]?.effects = control.effects.map(known)
      copy.controls[name]?.cost = control.cost.map(known)
    }
    for (name, attacker) in attackers {
      copy.attackers[name]?.budget = attacker.budget.map(known)
      copy.attackers[name]?.patience = attacker.patience.map(known)
      copy.attackers[name]?.effects = attacker.effects.map(known)
    }
    return copy
  }

  private func known(_ estimate: Estimate) -> Estimate {
    .point(resolved(estimate, as: "").distribution.mean)
  }

  private func known(_ effect: Effect) -> Effect {
    var copy = effect
    switch effect.change {
    case .reduce(let size): copy.change = .reduce(by: known(size))
    case .multiply(let size): copy.change = .multiply(by: known(size))
    case .add(let size): copy.change = .add(known(size))
    case .transfer(var terms):
      terms.share = known(terms.share)
      copy.change = .transfer(terms)
    case .eliminate: break
    }
    return copy
  }
}
