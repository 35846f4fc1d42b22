// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The result of simulating a scenario, with all that is needed to get the same bits again.
public struct SimulationResult: Hashable, Sendable {
  /// The scenario that was simulated, with the settings that were used.
  public var scenario: Scenario
  /// The currency of all money.
  public var currency: String
  /// The digest of the model's content.
  public var modelDigest: String
  /// The number of trials that were run; fewer than asked for if the run was stopped.
  public var trials: Int
  /// The names of the active controls, in the model's order.
  public var activeControls: [String]
  /// The threats, the greatest risk first.
  public var threats: [ThreatResult]
  /// All threats together.
  public var portfolio: PortfolioResult
  /// The matrix that threats were placed in, if the model has one.
  public var matrix: RiskMatrix?
  /// Assumptions and limits to print with the figures, each a sentence.
  public var assumptions: [String]

  /// How parameters were sampled.
  public var sampling: SamplingSummary

  /// Why a run that ends by itself ended; `nil` for a run of a fixed number of trials.
  public var stopping: StoppingSummary?

  /// Makes a result.
  public init(
    scenario: Scenario, currency: String, modelDigest: String, trials: Int,
    activeControls: [String], threats: [ThreatResult], portfolio: PortfolioResult,
    matrix: RiskMatrix?, assumptions: [String], sampling: SamplingSummary = SamplingSummary(),
    stopping: StoppingSummary? = nil
  ) {
    self.scenario = scenario
    self.currency = currency
    self.modelDigest = modelDigest
    self.trials = trials
    self.activeControls = activeControls
    self.threats = threats
    self.portfolio = portfolio
    self.matrix = matrix
    self.assumptions = assumptions
    self.sampling = sampling
    self.stopping = stopping
  }

  /// Whether as many trials were run as the scenario asks for, or its rules were met.
  public var isComplete: Bool {
    stopping.map { $0.reason == .rules } ?? (trials == scenario.trials)
  }
}
