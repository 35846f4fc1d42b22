// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// How sure a run that ends by itself was at its last look, and why it ended.
public struct StoppingSummary: Hashable, Sendable {
  /// Why a run ended.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// It has not ended.
    case running
    /// All rules were met.
    case rules
    /// The cap of trials was reached.
    case trials
    /// The cap of time was reached.
    case time
    /// It was interrupted.
    case interruption
  }

  /// One rule at a look.
  public struct Status: Hashable, Sendable {
    /// The rule.
    public var rule: StoppingRule
    /// The lower end of the interval; for ranks the places that are sure.
    public var lower: Double
    /// The upper end of the interval; for ranks the places that are asked for.
    public var upper: Double
    /// The half width relative to the estimate; for ranks the share of places that are not sure.
    public var width: Double
    /// Whether the rule is met.
    public var isMet: Bool
  }

  /// The rules, in the scenario's order.
  public var rules: [Status]
  /// How often was looked.
  public var looks: Int
  /// By how many standard errors of a normal law intervals reach to each side, so that all looks together leave out 5 %.
  public var reach: Double
  /// Why the run ended.
  public var reason: Reason
  /// The quantiles by transform that a rule of VaR95 went by; `nil` where none does or they were counted.
  public var law: YearLawSummary?
  /// Why a rule of VaR95 went by counted years.
  public var lawProblem: String?
}
