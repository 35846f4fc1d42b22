// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// One form of loss of a threat (FAIR: productivity, response, replacement, fines, reputation ...).
public struct LossForm: Hashable, Sendable {
  /// The form's name, unique within its threat.
  public var name: String
  /// The loss of one event in the model's currency: chance, drawn anew for each event.
  public var magnitude: Estimate
  /// The share of events in which the form occurs, drawn once per trial; `nil` means every event.
  public var probability: Estimate?

  /// Makes a loss form.
  public init(name: String, magnitude: Estimate, probability: Estimate? = nil) {
    self.name = name
    self.magnitude = magnitude
    self.probability = probability
  }
}
