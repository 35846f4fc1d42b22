// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Whether a decent job was done: what is covered, what is known, and what is due.
public struct ReportQuality: Sendable {
  /// Which threats bear on a component.
  public struct ComponentCoverage: Hashable, Sendable {
    /// The component's name.
    public var component: String
    /// The threats by category, by name.
    public var threats: [STRIDE: [String]]
  }

  /// How many of the model's numbers are known how well.
  public struct ConfidenceCount: Hashable, Sendable {
    /// The confidence; `nil` where nobody said.
    public var confidence: Confidence?
    /// The number of estimates.
    public var count: Int
  }

  /// A number that is missing.
  public struct MissingNumber: Hashable, Sendable {
    /// What it would belong to, as `step x`.
    public var subject: String
    /// What is missing, as `cost`.
    public var quantity: String
    /// What is taken instead.
    public var assumption: String
  }

  /// A number that is a guess, or has no source.
  public struct WeakNumber: Hashable, Sendable {
    /// The full name of the number.
    public var name: String
    /// Where it comes from; `nil` if nobody said.
    public var source: String?
    /// How far it can be relied on; `nil` if nobody said.
    public var confidence: Confidence?
  }

  /// A response that has to be reviewed.
  public struct Review: Hashable, Sendable {
    /// What is accepted.
    public var response: Response
    /// Whether the day of review lies before the report's day.
    public var isExpired: Bool
  }

  /// An expectation by two ways.
  public struct Agreement: Hashable, Sendable {
    /// The threat's name; `nil` for the portfolio.
    public var threat: String?
    /// From conditional means, which are exact given the parameters.
    public var exact: Double
    /// From the simulated years.
    public var simulated: Double
    /// The standard error of the simulated mean.
    public var standardError: Double

    /// How many standard errors lie between both; 0 where there is no spread.
    public var deviations: Double {
      standardError > 0 ? (simulated - exact) / standardError : 0
    }
  }

  /// Every component with the threats that target it, directly or in their trees.
  public var components: [ComponentCoverage]
  /// The model's numbers by confidence.
  public var confidence: [ConfidenceCount]
  /// Numbers that are guesses or have no source.
  public var weak: [WeakNumber]
  /// Numbers that are not given.
  public var missing: [MissingNumber]
  /// Acceptances with a day of review.
  public var reviews: [Review]
  /// Threats without any response, by name.
  public var unanswered: [String]
  /// Exact against simulated expectations, the portfolio first.
  public var agreement: [Agreement]

  /// Components that no threat targets.
  public var uncovered: [String] {
    components.filter { $0.threats.isEmpty }.map(\.component)
  }
}
