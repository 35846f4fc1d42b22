// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The best plan under a budget, with its certificate.
public struct OptimizationResult: Hashable, Sendable {
  /// The most that the chosen controls may cost a year.
  public let budget: Double
  /// The number of parameter draws that expectations are taken over.
  public let draws: Int
  /// The seed of the draws.
  public let seed: UInt64
  /// The controls that are active in every plan, by name.
  public let kept: [String]
  /// Controls that could be chosen but are not weighed, since they transfer loss above a deductible or up
  /// to a limit, whose expectation has no closed form.
  public let notWeighed: [String]
  /// The best plans, the best first.
  public let plans: [PlanFigures]
  /// No plan's total over these draws is lower, but for rounding.
  public let bound: Double
  /// By how much the best plan may be worse than the optimum over these draws.
  public let gap: Double
  /// How much the best plan's total exceeds that of the best plan found for as many fresh draws; an
  /// estimate of what was lost by optimizing over a sample.
  public let freshGap: Double
  /// Plans of least residual for rising budgets, none of which another one dominates.
  public let front: [PlanFigures]
  /// For each control that may be chosen: the share of single parameter draws in whose best plan it is.
  public let robustness: [ControlShare]
  /// Whether the search ended by itself; else the gap may be positive.
  public let isComplete: Bool

  /// The best plan.
  public var best: PlanFigures { plans[0] }

  /// How often a control is chosen.
  public struct ControlShare: Hashable, Sendable {
    /// The control's name.
    public let control: String
    /// The share of draws.
    public let share: Double
  }
}
