// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A gate of a FaultTree: a name for a formula.
public struct FaultTreeGate: Hashable, Sendable {
  /// The unique name.
  public var name: String
  /// A phrase for people.
  public var title: String?
  /// What it computes.
  public var formula: Formula
  /// Whether the operands must happen in their order; the probability counts them in any order.
  public var isOrdered: Bool

  /// Makes a gate.
  public init(name: String, title: String? = nil, formula: Formula, isOrdered: Bool = false) {
    self.name = name
    self.title = title
    self.formula = formula
    self.isOrdered = isOrdered
  }
}
