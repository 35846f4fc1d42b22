// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis

/// Why a scenario cannot be simulated.
public enum SimulationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Two names of uncertain quantities have the same 64-bit hash.
  case nameCollision(String, String)
  /// The scenario names a profile that the model lacks.
  case unknownAttacker(String)
  /// The scenario picks no threat.
  case noThreats
  /// A threat's loss has no finite mean.
  case infiniteMean(threat: String, form: String)
  /// A tree cannot be analysed exactly; the reason in words.
  case analysis(threat: String, reason: String)
  /// A tree with defences has more minimal attacks than can be weighed one by one.
  case tooManyAttacks(threat: String, limit: Int)
  /// An event of a fault tree has no probability.
  case noProbability(event: String)
  /// An event of a fault tree has something else than a probability.
  case probability(event: String, Double)
  /// An expression refers to a parameter that there is not.
  case unknownParameter(String)
  /// A parameter depends on itself.
  case parameterCycle(String)
  /// The number of trials is not in the range that is counted.
  case trials(Int)
  /// Ranks by a quantile have no stopping rule.
  case ranksByQuantile
  /// The number of threads is not positive.
  case threads(Int)

  /// The result of an exact analysis; its error names the tree.
  static func analysing<Value>(
    _ goal: String, _ body: () throws(ExactAnalysisError) -> Value
  ) throws(SimulationError) -> Value {
    do {
      return try body()
    } catch {
      throw .analysis(threat: goal, reason: error.description)
    }
  }

  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .nameCollision(let first, let second):
      "the names '\(first)' and '\(second)' have the same hash: rename one of them"
    case .unknownAttacker(let name):
      "the model has no attacker '\(name)'"
    case .noThreats:
      "the scenario picks no threat: see its 'threats' and 'stride'"
    case .infiniteMean(let threat, let form):
      "the loss '\(form)' of threat '\(threat)' has no finite mean: truncate it or choose a lighter tail"
    case .analysis(let threat, let reason):
      "the tree of threat '\(threat)' cannot be analysed exactly: \(reason)"
    case .tooManyAttacks(let threat, let limit):
      "the tree of threat '\(threat)' has defences and more than \(limit) minimal attacks: "
        + "use the semantics 'independent'"
    case .noProbability(let event):
      "the event '\(event)' has no probability: define one"
    case .probability(let event, let value):
      "the event '\(event)' has the probability \(value), which does not lie in [0, 1]"
    case .unknownParameter(let name):
      "there is no parameter '\(name)'"
    case .parameterCycle(let name):
      "the parameter '\(name)' depends on itself"
    case .trials(let trials):
      "\(trials) trials: the number must lie between 1 and \(RiskSimulator.maximumTrials)"
    case .ranksByQuantile:
      "ranks by var95 have no stopping rule: rank by ale, events, probability or vulnerability"
    case .threads(let threads):
      "\(threads) threads: at least one is needed"
    }
  }
}
