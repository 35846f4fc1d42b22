// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The best plan under a budget, with its certificate.
public struct OptimizationResult: Hashable, Sendable {
  /// What is least.
  public let objective: PlanObjective
  /// The most that the chosen controls may cost a year.
  public let budget: Double
  /// The number of parameter draws that the measure is taken over.
  public let draws: Int
  /// The seed of the draws.
  public let seed: UInt64
  /// The controls that are active in every plan, by name.
  public let kept: [String]
  /// The controls that may be chosen, with what each is worth.
  public let values: [ControlValue]
  /// What remains if nothing is chosen, whether the rules allow it or not.
  public let nothing: PlanFigures
  /// The best plans, the best first.
  public let plans: [PlanFigures]
  /// No plan's objective over these draws is lower, but for rounding.
  public let bound: Double
  /// By how much the best plan may be worse than the optimum over these draws.
  public let gap: Double
  /// The best plan's total over as many fresh draws.
  public let freshTotal: Double
  /// How much that exceeds the best that fresh draws allow: an estimate of what is lost by optimizing over
  /// a sample (Mak, Morton and Wood, 1999).
  public let freshGap: Double
  /// Plans of least residual for rising costs, none of which another one dominates.
  public let front: [PlanFigures]
  /// How dense the front is: for every cost, it leaves at most `1 + frontEpsilon` times the least residual;
  /// 0 if every plan that is not dominated is there.
  public let frontEpsilon: Double
  /// The plan to be had for the next more money that lowers the total; `nil` if more money buys nothing.
  public let nextStep: PlanFigures?
  /// For each control that may be chosen: the share of single parameter draws in whose best plan it is.
  public let robustness: [ControlShare]
  /// How much worse the best plan is than the best plan of each draw; `nil` for tail measures, which single
  /// draws do not have.
  public let regret: Regret?
  /// The controls that raise a threat's figure in some plan: bounds do not lean on their lowering it.
  public let raising: [String]
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

  /// What a control is worth: the objective's fall, its own cost included.
  public struct ControlValue: Hashable, Sendable {
    /// The control's name.
    public let control: String
    /// Its expected cost a year.
    public let cost: Double
    /// Whether it is in the best plan.
    public let isChosen: Bool
    /// What it is worth as the only control chosen.
    public let alone: Double
    /// What it is worth in the best plan: lost without it where it is chosen, won with it where it is not.
    public let inOptimum: Double
  }

  /// The regret of the best plan over single draws.
  public struct Regret: Hashable, Sendable {
    /// The number of draws.
    public let draws: Int
    /// The mean.
    public let mean: Double
    /// The 95 % quantile.
    public let p95: Double
  }
}
