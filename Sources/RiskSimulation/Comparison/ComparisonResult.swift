// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Plans that were simulated over the same trials.
public struct ComparisonResult: Hashable, Sendable {
  /// The plans, the base first, compared with itself.
  public var plans: [ComparedPlan]
  /// What has to be said with the figures, each a sentence.
  public var notes: [String]

  /// Makes a result.
  public init(plans: [ComparedPlan], notes: [String]) {
    self.plans = plans
    self.notes = notes
  }

  /// What the others are compared with.
  public var base: ComparedPlan { plans[0] }

  /// The plan with the least expected loss and cost together.
  public var winner: ComparedPlan { byNetBenefit[0] }

  /// The plan that comes after the winner; `nil` if there is only one.
  public var runnerUp: ComparedPlan? { byNetBenefit.dropFirst().first }

  private var byNetBenefit: [ComparedPlan] {
    plans.enumerated().sorted { left, right in
      let (a, b) = (
        left.element.difference.netBenefit.mean, right.element.difference.netBenefit.mean
      )
      return a == b ? left.offset < right.offset : a > b
    }.map(\.element)
  }
}
