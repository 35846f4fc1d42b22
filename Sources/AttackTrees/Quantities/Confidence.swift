// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// How well a number is founded.
public enum Confidence: String, Hashable, Sendable, CaseIterable {
  /// Measured on the system that is modelled, or a published measurement that was looked up.
  case measured
  /// From a published survey that was looked up.
  case survey
  /// Said to be published, but not looked up: not a source yet.
  case unverified
  /// An expert's guess.
  case guess
}
