// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A risk matrix: a word for each pair of likelihood and impact.
public struct RiskMatrix: Hashable, Sendable {
  /// The number that is read on the likelihood scale.
  public enum LikelihoodMeasure: String, Hashable, Sendable, CaseIterable {
    /// Expected loss events a year.
    case eventsPerYear = "events-per-year"
    /// Probability of at least one loss event a year, `1 - exp(-events a year)`.
    case probability
  }

  /// The number that is read on the likelihood scale.
  public var likelihoodMeasure: LikelihoodMeasure
  /// The likelihood scale, from low to high.
  public var likelihood: RiskScale
  /// The impact scale over the expected loss per success, from low to high.
  public var impact: RiskScale
  /// The words of risk, from low to high.
  public var risks: [String]
  /// The index into `risks` for each likelihood (outer) and impact (inner).
  public var cells: [[Int]]

  /// Makes a matrix; `cells` has a row a likelihood and a column an impact.
  public init(
    likelihoodMeasure: LikelihoodMeasure, likelihood: RiskScale, impact: RiskScale,
    risks: [String], cells: [[Int]]
  ) {
    self.likelihoodMeasure = likelihoodMeasure
    self.likelihood = likelihood
    self.impact = impact
    self.risks = risks
    self.cells = cells
  }

  /// The index of the risk word of a cell.
  ///
  /// - Precondition: both indices lie on their scales and `cells` has its full shape.
  public func risk(likelihood: Int, impact: Int) -> Int { cells[likelihood][impact] }
}
