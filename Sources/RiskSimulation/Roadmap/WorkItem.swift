// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// A control that is to be built.
public struct WorkItem: Hashable, Sendable {
  /// The control's name.
  public let control: String
  /// Its title, or its name.
  public let title: String
  /// How far it has come.
  public let status: ControlStatus
  /// The expected work that is left, in person-days.
  public let effort: Double
  /// When it is to be in place.
  public let due: CalendarDate?
  /// What it costs a year once it is in place.
  public let cost: Double
}
