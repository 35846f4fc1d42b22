// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The names of the streams of chance: what is drawn inside a trial although all parameters are known.
enum ChanceName {
  /// Whether a step succeeds, where single attempts are simulated.
  static func success(step: String) -> String { "step.\(step).chance.success" }
  /// Which attack succeeds, where attacks are simulated more often than they happen.
  static func attack(goal: String) -> String { "goal.\(goal).chance.attack" }
  /// The number of a year's loss events.
  static func events(threat: String) -> String { "threat.\(threat).chance.events" }
  /// The gamma factor of a year, where years differ.
  static func yearFactor(threat: String) -> String { "threat.\(threat).chance.year" }
  /// The size of each event's loss of a form.
  static func magnitudes(threat: String, form: String) -> String {
    "threat.\(threat).loss.\(form).chance.magnitude"
  }
  /// Whether a form of loss occurs in an event.
  static func occurrences(threat: String, form: String) -> String {
    "threat.\(threat).loss.\(form).chance.occurrence"
  }
  /// The largest of many losses of a form.
  static func largest(threat: String, form: String) -> String {
    "threat.\(threat).loss.\(form).chance.largest"
  }
  /// The sum of the rest of many losses of a form.
  static func rest(threat: String, form: String) -> String {
    "threat.\(threat).loss.\(form).chance.rest"
  }
}
