// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// A condition on a result that a pipeline fails on: `ale > 500k`, `risk >= High`.
public struct RiskGate: Hashable, Sendable, CustomStringConvertible {
  /// A figure of the portfolio.
  public enum Measure: String, Hashable, Sendable, CaseIterable {
    /// The expected annual loss.
    case ale
    /// The 95 % quantile of the annual loss.
    case var95
    /// The 99 % quantile of the annual loss.
    case var99
    /// The mean of the worst 5 % of years.
    case tvar95
    /// The probability of any loss event in a year.
    case probability
  }

  /// What makes it fail.
  public enum Condition: Hashable, Sendable {
    /// A figure of the portfolio is greater than a number.
    case exceeds(Measure, Double)
    /// The risk word of any threat is this one or a graver one.
    case reaches(String)
  }

  /// What makes it fail.
  public let condition: Condition
  /// The condition as it was written.
  public let description: String

  /// Makes a gate.
  public init(_ condition: Condition, description: String) {
    self.condition = condition
    self.description = description
  }

  /// Whether a result fails at the gate; `nil` if its matrix lacks the gate's risk word.
  ///
  /// - Parameter result: The result.
  /// - Returns: `true` if the condition holds.
  public func fails(_ result: SimulationResult) -> Bool? {
    switch condition {
    case .exceeds(let measure, let limit): return value(of: measure, result) > limit
    case .reaches(let word):
      guard let least = result.matrix?.risks.firstIndex(of: word) else { return nil }
      return result.threats.contains { ($0.matrix?.risk ?? 0) >= least }
    }
  }

  private func value(of measure: Measure, _ result: SimulationResult) -> Double {
    let portfolio = result.portfolio
    switch measure {
    case .ale: return portfolio.ale.mean
    case .var95: return portfolio.annualLoss.p95
    case .var99: return portfolio.annualLoss.p99
    case .tvar95: return portfolio.annualLoss.tvar95
    case .probability: return portfolio.probabilityOfAnyEvent
    }
  }
}
