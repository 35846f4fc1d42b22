// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A Boolean formula over the gates and events of a FaultTree.
public indirect enum Formula: Hashable, Sendable {
  /// Always true or always false: a constant, or a house event in its state.
  case constant(Bool)
  /// The basic event of this index.
  case event(Int)
  /// The gate of this index.
  case gate(Int)
  /// The negation.
  case not(Formula)
  /// Conjunction.
  case all([Formula])
  /// Disjunction.
  case any([Formula])
  /// An odd number of the operands (for two: exclusive or).
  case odd([Formula])
  /// At least so many of the operands.
  case atLeast(Int, [Formula])
}
