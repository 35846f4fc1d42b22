// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

extension Model {
  /// An estimate of the model with its full name and what it measures.
  public struct NamedEstimate: Hashable, Sendable {
    /// The full name (see ``ParameterName``).
    public var name: String
    /// The estimate.
    public var estimate: Estimate
    /// What it measures.
    public var quantity: Quantity
  }

  /// What an estimate measures, and with it the range it must keep to.
  public enum Quantity: Hashable, Sendable {
    /// A probability or a share: in [0, 1].
    case probability
    /// Money, hours, a rate or a factor: not negative.
    case nonnegative
    /// The loss of one event: not negative, with a finite mean.
    case loss
    /// A shared parameter: what it must keep to depends on its use.
    case shared
  }

  /// All estimates of the model, in the order of the model's elements.
  public var estimates: [NamedEstimate] {
    var result: [NamedEstimate] = []
    func add(_ estimate: Estimate?, _ name: String, _ quantity: Quantity) {
      guard let estimate else { return }
      result.append(NamedEstimate(name: name, estimate: estimate, quantity: quantity))
    }
    for (name, estimate) in parameters { add(estimate, ParameterName.parameter(name), .shared) }
    for node in forest.nodes.values {
      guard case .step(let step) = node else {
        add(node.damage, ParameterName.damage(node: node.name), .nonnegative)
        continue
      }
      add(step.probability, ParameterName.step(step.name, .probability), .probability)
      add(step.cost, ParameterName.step(step.name, .cost), .nonnegative)
      add(step.time, ParameterName.step(step.name, .time), .nonnegative)
      add(step.detection, ParameterName.step(step.name, .detection), .probability)
      add(step.damage, ParameterName.damage(node: step.name), .nonnegative)
    }
    for threat in threats.values {
      add(threat.attempts, ParameterName.attempts(threat: threat.name), .nonnegative)
      for form in threat.losses {
        add(
          form.magnitude, ParameterName.magnitude(threat: threat.name, form: form.name), .loss)
        add(
          form.probability, ParameterName.formProbability(threat: threat.name, form: form.name),
          .probability)
      }
    }
    for control in controls.values {
      result += control.yearlyCosts
      add(control.effort, ParameterName.effort(control: control.name), .nonnegative)
      for (index, effect) in control.effects.enumerated() {
        let name = ParameterName.effect(control: control.name, index: index + 1)
        add(effect.size, name, effect.sizeQuantity)
      }
    }
    for attacker in attackers.values {
      add(attacker.budget, ParameterName.budget(attacker: attacker.name), .nonnegative)
      add(attacker.patience, ParameterName.patience(attacker: attacker.name), .nonnegative)
      for (index, effect) in attacker.effects.enumerated() {
        let name = ParameterName.effect(attacker: attacker.name, index: index + 1)
        add(effect.size, name, effect.sizeQuantity)
      }
    }
    return result
  }
}
