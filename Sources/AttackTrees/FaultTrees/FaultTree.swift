// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A fault tree in the form in which the tools of reliability engineering exchange them.
///
/// Flat: gates, events and parameters refer to each other by index, gates in any order (a gate may come
/// before those it refers to). Unlike an AttackForest it has negation anywhere, exclusive or, and
/// events that are functions of shared uncertain parameters; it has no costs, controls or threats.
/// Open-PSA Model Exchange Format 2.0d, chapters 3 (fault trees) and 4 (stochastic layer).
public struct FaultTree: Hashable, Sendable {
  /// The name of the model.
  public var name: String
  /// The gates.
  public var gates: [FaultTreeGate]
  /// The basic events.
  public var events: [BasicEvent]
  /// The parameters that events' expressions refer to.
  public var parameters: [FaultTreeParameter]
  /// The indices of the gates that are asked for: those that no other gate refers to, if the file does
  /// not say.
  public var goals: [Int]

  /// Makes a fault tree; nothing is checked.
  public init(
    name: String = "", gates: [FaultTreeGate] = [], events: [BasicEvent] = [],
    parameters: [FaultTreeParameter] = [], goals: [Int] = []
  ) {
    self.name = name
    self.gates = gates
    self.events = events
    self.parameters = parameters
    self.goals = goals
  }
}
