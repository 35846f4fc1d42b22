// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// What an independent check of a simulation found.
public struct SimulationCheck: Hashable, Sendable {
  /// What is compared.
  public enum Subject: Hashable, Sendable {
    /// P(goal) with all parameters at their expected values: a coin a step, against the decision diagram.
    case tree
    /// The mean vulnerability: a coin a step under drawn parameters, against the simulation's.
    case vulnerability
    /// The expected annual loss: plain simulated years, against their conditional means.
    case expectedLoss
    /// Loss events a year with all parameters at their expected values: simulated, against attempts times P(goal).
    case events
    /// The same of the annual loss: simulated years, against the closed form of a compound sum.
    case compoundMean
    /// The share of simulated years that lose more than an amount, against the law of the year by Fourier transform.
    case exceedance(loss: Double)
  }

  /// One comparison.
  public struct Comparison: Hashable, Sendable {
    /// The threat's name.
    public var threat: String
    /// What is compared.
    public var subject: Subject
    /// What is expected.
    public var expected: Double
    /// What was simulated.
    public var observed: Double
    /// The standard error of the difference.
    public var standardError: Double
    /// The difference in standard errors, corrected for skewness.
    public var zScore: Double
  }

  /// The scenario's name.
  public var scenario: String
  /// The trials of each simulation.
  public var trials: Int
  /// The seed.
  public var seed: UInt64
  /// The threats' names and titles, in the model's order.
  public var threats: [(name: String, title: String)] {
    zip(names, titles).map { ($0, $1) }
  }
  private var names: [String]
  private var titles: [String]
  /// All comparisons, threat by threat.
  public var comparisons: [Comparison]
  /// Whether all threats were compared; those that were are, if the check was interrupted.
  public internal(set) var isComplete = true

  /// Makes a check of comparisons.
  init(
    scenario: String, trials: Int, seed: UInt64, threats: [(name: String, title: String)],
    comparisons: [Comparison]
  ) {
    self.scenario = scenario
    self.trials = trials
    self.seed = seed
    names = threats.map(\.name)
    titles = threats.map(\.title)
    self.comparisons = comparisons
  }

  /// The two-sided probability of 4 standard errors: how often a sound simulation may fail.
  public static let level = 6.334248366623996e-05

  /// The standard errors past which a comparison fails.
  ///
  /// Sidak, "Rectangular confidence regions for the means of multivariate normal distributions", JASA 62, 1967: the
  /// greatest of so many normal deviations, dependent or not, passes it with probability ``level`` at most.
  public var threshold: Double {
    let each = -PinnedMath.expm1(
      PinnedMath.log1p(-Self.level) / Double(max(comparisons.count, 1)))
    return -PinnedMath.normalQuantile(each / 2)
  }

  /// The comparisons that fail, the worst first.
  public var failures: [Comparison] {
    let threshold = threshold
    return comparisons.filter { !($0.zScore.magnitude <= threshold) }
      .sorted { $0.zScore.magnitude > $1.zScore.magnitude }
  }

  /// The comparison of a threat that differs most, among those that a filter lets pass.
  public func worst(
    _ threat: String, where isIncluded: (Subject) -> Bool = { _ in true }
  ) -> Comparison? {
    comparisons.filter { $0.threat == threat && isIncluded($0.subject) }
      .max { $0.zScore.magnitude < $1.zScore.magnitude }
  }
}
