// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// One row of a STRIDE threat matrix: component, threat, mitigation.
public struct StrideMatrixRow: Hashable, Sendable {
  /// The component in words.
  public var component: String
  /// The threat in words.
  public var threat: String
  /// The node that models it, by name.
  public var goal: String
  /// The control that mitigates it, by name; its status is the row's.
  public var control: String

  /// Makes a row.
  public init(component: String, threat: String, goal: String, control: String) {
    self.component = component
    self.threat = threat
    self.goal = goal
    self.control = control
  }
}
