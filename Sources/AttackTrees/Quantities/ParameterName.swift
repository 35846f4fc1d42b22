// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The full names of a model's uncertain numbers.
///
/// Randomness is addressed by these names, and diagnostics and sensitivities speak of them. They are
/// stable: adding an element changes no other element's names.
public enum ParameterName {
  /// A shared parameter.
  public static func parameter(_ name: String) -> String { "parameter.\(name)" }
  /// A step's probability, cost, time or detection.
  public static func step(_ name: String, _ quantity: Effect.Quantity) -> String {
    "step.\(name).\(quantity.rawValue)"
  }
  /// The damage done when a node is reached.
  public static func damage(node: String) -> String { "node.\(node).damage" }
  /// A threat's attempts a year.
  public static func attempts(threat: String) -> String { "threat.\(threat).attempts" }
  /// The magnitude of one form of a threat's loss.
  public static func magnitude(threat: String, form: String) -> String {
    "threat.\(threat).loss.\(form).magnitude"
  }
  /// The share of events in which one form of a threat's loss occurs.
  public static func formProbability(threat: String, form: String) -> String {
    "threat.\(threat).loss.\(form).probability"
  }
  /// A control's yearly cost.
  public static func cost(control: String) -> String { "control.\(control).cost" }
  /// The work that is left until a control is in place.
  public static func effort(control: String) -> String { "control.\(control).effort" }
  /// The size of a control's effect, by its index from 1.
  public static func effect(control: String, index: Int) -> String {
    "control.\(control).effect.\(index)"
  }
  /// The yearly premium of a control's transfer, by the effect's index from 1.
  public static func premium(control: String, index: Int) -> String {
    "control.\(control).effect.\(index).premium"
  }
  /// A known number of the terms of a control's transfer, by the effect's index from 1.
  public static func term(
    control: String, index: Int, _ amount: TransferTerms.Amount
  ) -> String {
    "control.\(control).effect.\(index).\(amount.rawValue)"
  }
  /// An attacker's budget.
  public static func budget(attacker: String) -> String { "attacker.\(attacker).budget" }
  /// An attacker's patience.
  public static func patience(attacker: String) -> String { "attacker.\(attacker).patience" }
  /// The size of what is different for an attacker, by its index from 1.
  public static func effect(attacker: String, index: Int) -> String {
    "attacker.\(attacker).effect.\(index)"
  }
}
