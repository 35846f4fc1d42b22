// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Why no best plan can be found.
public enum OptimizationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The budget is negative or not finite.
  case budget(Double)
  /// A rule names a control that may not be chosen.
  case unknownControl(String)
  /// More controls may be chosen than are searched.
  case tooManyControls(Int)
  /// More controls bear on a threat than are tabulated.
  case tooManyControlsOn(threat: String, count: Int)
  /// A transfer with a deductible or limit has no expected loss in closed form.
  case transfer(threat: String)
  /// No plan keeps all rules within the budget.
  case infeasible
  /// The number of draws is out of range.
  case draws(Int)

  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .budget(let value): "the budget \(value) is not a number of at least 0"
    case .unknownControl(let name): "a rule names '\(name)', which is no control that may be chosen"
    case .tooManyControls(let count):
      "\(count) controls may be chosen: at most \(PlanOptimizer.maximumControls) are searched"
    case .tooManyControlsOn(let threat, let count):
      "\(count) controls bear on threat '\(threat)': at most \(PlanOptimizer.maximumPerThreat) are tabulated"
    case .transfer(let threat):
      "threat '\(threat)' has a transfer with a deductible or limit, whose expected loss has no closed form"
    case .infeasible: "no plan keeps all rules within the budget"
    case .draws(let count): "\(count) draws: the number must lie between 256 and 1048576"
    }
  }
}
