// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// A control with its status in the scenario.
public struct ReportedControl: Sendable {
  /// The control as it is modelled.
  public var control: Control
  /// Whether the scenario's plan has it.
  public var isActive: Bool
  /// The expected cost of a year; `nil` if none is given.
  public var cost: Double?
  /// The threats that it bears on, by name, in the order of their rank.
  public var threats: [String]
}
