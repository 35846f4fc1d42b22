// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Why a law is not valid or cannot be fitted.
public enum DistributionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A parameter is NaN or infinite.
  case notFinite(parameter: String, value: Double)
  /// A parameter must be greater than 0.
  case notPositive(parameter: String, value: Double)
  /// A parameter must not be negative.
  case negative(parameter: String, value: Double)
  /// A parameter lies outside its range.
  case outside(parameter: String, value: Double, lower: Double, upper: Double)
  /// Two parameters are in the wrong order.
  case wrongOrder(smaller: String, greater: String)
  /// A list of values, data or components is empty.
  case empty(String)
  /// All weights are 0.
  case noWeight
  /// A metalog's quantile function does not rise everywhere.
  case infeasibleMetalog
  /// The law has no probability between the bounds of a truncation.
  case emptyTruncation(lower: Double, upper: Double)
  /// Laws are nested too deeply.
  case nestedTooDeeply(limit: Int)
  /// No law of the family meets what was asked; the reason in words.
  case noFit(String)

  /// What is wrong.
  public var description: String {
    switch self {
    case .notFinite(let parameter, let value): "\(parameter) is \(value), not a finite number"
    case .notPositive(let parameter, let value):
      "\(parameter) is \(value): it must be greater than 0"
    case .negative(let parameter, let value):
      "\(parameter) is \(value): it must not be negative"
    case .outside(let parameter, let value, let lower, let upper):
      "\(parameter) is \(value): it must lie between \(lower) and \(upper)"
    case .wrongOrder(let smaller, let greater): "\(smaller) is greater than \(greater)"
    case .empty(let what): "\(what) is empty"
    case .noWeight: "all weights are 0"
    case .infeasibleMetalog:
      "the metalog is infeasible: its quantile function does not rise everywhere; "
        + "use fewer percentiles or smoother ones"
    case .emptyTruncation(let lower, let upper):
      "the truncated law has no probability between \(lower) and \(upper)"
    case .nestedTooDeeply(let limit): "distributions are nested more than \(limit) deep"
    case .noFit(let reason): reason
    }
  }
}
