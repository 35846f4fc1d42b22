// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A named number of a FaultTree, certain or not; events that share it depend on one draw.
public struct FaultTreeParameter: Hashable, Sendable {
  /// The unique name.
  public var name: String
  /// Its value.
  public var expression: NumericExpression

  /// Makes a parameter.
  public init(name: String, expression: NumericExpression) {
    self.name = name
    self.expression = expression
  }
}
