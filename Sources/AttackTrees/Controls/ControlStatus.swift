// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// How far a control has come.
public enum ControlStatus: String, Hashable, Sendable, CaseIterable {
  /// In place.
  case implemented
  /// Being built.
  case inProgress = "in-progress"
  /// Decided, not begun.
  case planned
  /// Suggested.
  case proposed
  /// No longer in place.
  case retired
}
