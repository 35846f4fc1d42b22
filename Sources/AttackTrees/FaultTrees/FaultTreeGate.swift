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

  /// Makes a gate.
  public init(name: String, title: String? = nil, formula: Formula) {
    self.name = name
    self.title = title
    self.formula = formula
  }
}
