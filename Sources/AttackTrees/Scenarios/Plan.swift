// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A set of active controls, by status and by name.
public struct Plan: Hashable, Sendable {
  /// Controls of these statuses are active.
  public var statuses: Set<ControlStatus>
  /// Controls active whatever their status, by name.
  public var added: [String]
  /// Controls not active whatever their status, by name.
  public var dropped: [String]

  /// Makes a plan.
  public init(
    statuses: Set<ControlStatus> = [], added: [String] = [], dropped: [String] = []
  ) {
    self.statuses = statuses
    self.added = added
    self.dropped = dropped
  }

  /// Whether the plan has this control active.
  ///
  /// O(controls named).
  public func includes(_ control: Control) -> Bool {
    if dropped.contains(control.name) { return false }
    return statuses.contains(control.status) || added.contains(control.name)
  }
}
