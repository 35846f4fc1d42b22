// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Why no best plan can be found.
public enum OptimizationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The budget is negative or not a number.
  case budget(Double)
  /// A rule names a control that the model lacks; the hint names the nearest.
  case unknownControl(String, hint: String?)
  /// A control must be in the plan, but its status may not change.
  case notOpen(String, ControlStatus)
  /// More controls may be chosen than are searched.
  case tooManyControls(Int)
  /// More controls bear on a threat than are tabulated.
  case tooManyControlsOn(threat: String, controls: [String])
  /// The years of all subsets do not fit into memory.
  case tooManyYears(subsets: Int, draws: Int, most: Int)
  /// What must be in the plan costs more than the budget.
  case required(cost: Double, budget: Double)
  /// No plan keeps all rules within the budget.
  case infeasible
  /// The number of draws is out of range.
  case draws(Int)

  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .budget(let value): "the budget \(value) is not a number of at least 0"
    case .unknownControl(let name, let hint):
      "a rule names '\(name)', which is no control" + (hint.map { ": \($0)" } ?? "")
    case .notOpen(let name, let status):
      "'\(name)' must be in the plan, but is \(status.rawValue), which may not change: see --may-change"
    case .tooManyControls(let count):
      "\(count) controls may be chosen: at most \(PlanOptimizer.maximumControls) are searched; "
        + "let fewer statuses change with --may-change"
    case .tooManyControlsOn(let threat, let controls):
      "\(controls.count) controls bear on threat '\(threat)', and all their subsets are tabulated up to "
        + "\(PlanOptimizer.maximumPerThreat): take some of them out of the choice with --without: "
        + controls.joined(separator: ", ")
    case .tooManyYears(let subsets, let draws, let most):
      "the years of \(subsets) subsets and \(draws) draws do not fit into memory: ask for at most "
        + "\(most) --draws"
    case .required(let cost, let budget):
      "what must be in the plan costs \(cost) a year, more than the budget of \(budget)"
    case .infeasible: "no plan keeps all rules within the budget"
    case .draws(let count): "\(count) draws: the number must lie between 256 and 1048576"
    }
  }
}
