// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What is to be least.
public enum PlanObjective: String, Hashable, Sendable, CaseIterable {
  /// The expected annual loss and the cost of controls together.
  case expected
  /// The annual loss that one year in 20 exceeds, and the cost of controls.
  case var95
  /// The mean annual loss of the worst year in 20, and the cost of controls.
  case tvar95
  /// The expected number of goals reached by one attempt at each threat: the sum of vulnerabilities; of
  /// equal plans the cheaper one.
  case success

  /// Whether the measure is a sum over threats, so that tables of each threat decide.
  var isAdditive: Bool { self == .expected || self == .success }

  /// What one unit of cost counts beside the measure.
  var costWeight: Double { self == .success ? 1e-12 : 1 }
}
