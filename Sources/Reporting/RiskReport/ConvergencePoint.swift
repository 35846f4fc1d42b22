// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// The portfolio's figures over the first trials of a run.
public struct ConvergencePoint: Hashable, Sendable {
  /// How many trials.
  public var trials: Int
  /// The expected annual loss.
  public var ale: ExpectedLoss
  /// The 95 % quantile of the annual loss.
  public var var95: Double
}

extension ConvergencePoint {
  /// The point of a simulation.
  init(_ result: SimulationResult) {
    self.init(
      trials: result.trials, ale: result.portfolio.ale,
      var95: result.portfolio.annualLoss.p95)
  }
}
