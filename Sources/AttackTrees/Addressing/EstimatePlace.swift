// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Where an uncertain number stands in a model.
public enum EstimatePlace: Hashable, Sendable {
  /// A shared parameter.
  case parameter(String)
  /// A step's probability, cost, time or detection.
  case step(String, Effect.Quantity)
  /// The damage done when a node is reached.
  case damage(node: String)
  /// A threat's attempts a year.
  case attempts(threat: String)
  /// The magnitude of one form of a threat's loss.
  case magnitude(threat: String, form: String)
  /// The share of events in which one form of a threat's loss occurs.
  case share(threat: String, form: String)
  /// A control's yearly cost.
  case cost(control: String)
  /// The size of a control's effect, by its index from 0.
  case controlEffect(control: String, index: Int)
  /// The premium of a control's transfer, by the effect's index from 0.
  case premium(control: String, index: Int)
  /// A known number of the terms of a control's transfer, by the effect's index from 0.
  case term(control: String, index: Int, TransferTerms.Amount)
  /// An attacker's budget.
  case budget(attacker: String)
  /// An attacker's patience.
  case patience(attacker: String)
  /// The size of what is different for an attacker, by its index from 0.
  case attackerEffect(attacker: String, index: Int)

  /// The full name (see ``ParameterName``).
  public var name: String {
    switch self {
    case .parameter(let name): ParameterName.parameter(name)
    case .step(let name, let quantity): ParameterName.step(name, quantity)
    case .damage(let node): ParameterName.damage(node: node)
    case .attempts(let threat): ParameterName.attempts(threat: threat)
    case .magnitude(let threat, let form): ParameterName.magnitude(threat: threat, form: form)
    case .share(let threat, let form): ParameterName.formProbability(threat: threat, form: form)
    case .cost(let control): ParameterName.cost(control: control)
    case .controlEffect(let control, let index):
      ParameterName.effect(control: control, index: index + 1)
    case .premium(let control, let index):
      ParameterName.premium(control: control, index: index + 1)
    case .term(let control, let index, let amount):
      ParameterName.term(control: control, index: index + 1, amount)
    case .budget(let attacker): ParameterName.budget(attacker: attacker)
    case .patience(let attacker): ParameterName.patience(attacker: attacker)
    case .attackerEffect(let attacker, let index):
      ParameterName.effect(attacker: attacker, index: index + 1)
    }
  }

  /// The control whose number it is; `nil` for those of other elements.
  public var control: String? {
    switch self {
    case .cost(let control), .controlEffect(let control, _), .premium(let control, _),
      .term(let control, _, _):
      control
    default: nil
    }
  }

  /// The kind of element that has the number, as full names begin.
  public var kind: String { String(name.prefix { $0 != "." }) }
}
