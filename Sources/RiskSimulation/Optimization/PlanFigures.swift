// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A chosen plan with its figures, a year, in the model's currency.
public struct PlanFigures: Hashable, Sendable {
  /// The chosen controls by name, in the model's order, without those that are in every plan.
  public let controls: [String]
  /// The expected cost of the chosen controls.
  public let cost: Double
  /// The measure of what remains: the expected annual loss, its value at risk, its tail mean, or the
  /// attacker's success.
  public let residual: Double
  /// The objective: cost and residual together; the residual alone where it is no money.
  public let total: Double
}
