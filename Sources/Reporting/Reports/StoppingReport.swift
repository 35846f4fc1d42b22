// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// How sure a run that ends by itself is, in words.
public enum StoppingReport {
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
}
