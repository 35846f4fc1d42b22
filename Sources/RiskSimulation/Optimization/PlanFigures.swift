// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A chosen plan with its expected figures, a year, in the model's currency.
public struct PlanFigures: Hashable, Sendable {
  /// The chosen controls by name, in the model's order, without those that are in every plan.
  public let controls: [String]
  /// The expected cost of the chosen controls.
  public let cost: Double
  /// The expected annual loss that remains.
  public let residual: Double
  /// What is spent and lost together.
  public var total: Double { cost + residual }
}
