// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Which of two distributions of outlays is preferred, if one is.
public enum Dominance: String, Hashable, Sendable, CaseIterable {
  /// The plan is never worse and somewhere better.
  case plan
  /// The base is never worse and somewhere better.
  case base
  /// Both are the same.
  case equal
  /// Each is better somewhere.
  case neither
}
