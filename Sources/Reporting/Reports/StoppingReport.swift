// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// How sure a run that ends by itself is, in words.
public enum StoppingReport {
  /// The years from which on the least frequent of the printed quantiles, one in 100, is counted well: to about a tenth of its
  /// probability.
  private static let enoughYears = 10_000

  /// How the rules stand, for a line of progress.
  public static func status(_ stopping: StoppingSummary) -> String {
    stopping.rules.map { rule in
      if case .ranks = rule.rule {
        return "\(Int(rule.lower)) of \(Int(rule.upper)) places sure"
      }
      let name = rule.rule.description.split(separator: " ").first.map(String.init) ?? ""
      return "\(name) \(NumberFormat.short(rule.lower))-\(NumberFormat.short(rule.upper)) "
        + "(±\(NumberFormat.percent(rule.width)))"
    }.joined(separator: ", ")
  }

  /// Why the run ended and how sure it was.
  static func text(_ stopping: StoppingSummary) -> String {
    let rules = stopping.rules.map { "'\($0.rule)'" }.joined(separator: ", ")
    let reason =
      switch stopping.reason {
      case .rules: "Stopped by \(rules)"
      case .trials: "Stopped by the cap of trials before \(rules)"
      case .time: "Stopped by the cap of time before \(rules)"
      case .interruption, .running: "Interrupted before \(rules)"
      }
    let looks = "\(stopping.looks) look\(stopping.looks == 1 ? "" : "s")"
    return "\(reason): \(status(stopping)); 95% over all of \(looks)."
  }

  /// A warning that quantiles are counted from few years; `nil` where there are enough of them.
  static func fewYears(_ trials: Int) -> String? {
    guard trials < enoughYears else { return nil }
    return
      "The table's P95 and P99 are counted from these \(NumberFormat.grouped(trials)) years only: "
      + "--trials \(enoughYears) instead of --until makes them finer."
  }

  /// What was found by transform beside so many counted years, or why nothing was.
  static func law(_ stopping: StoppingSummary, _ trials: Int) -> String? {
    func text(_ value: Double, _ interval: ClosedRange<Double>) -> String {
      "\(NumberFormat.short(value)) (\(NumberFormat.short(interval)))"
    }
    if let problem = stopping.lawProblem {
      return "P95 is counted from simulated years, not found by transform: \(problem)."
    }
    guard let law = stopping.law else { return nil }
    let counted = trials < enoughYears ? "" : " The table's P95 and P99 are counted."
    return "By transform of the year's law over \(NumberFormat.grouped(law.draws)) draws of the "
      + "parameters: P95 \(text(law.var95, law.var95Interval)), mean of the worst 5% of years "
      + "\(text(law.tvar95, law.tvar95Interval)).\(counted)"
  }
}
