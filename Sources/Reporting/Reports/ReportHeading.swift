// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The lines that stand over and under every report of a result.
enum ReportHeading {
  /// The scenario in one line.
  static func title(_ result: SimulationResult) -> String {
    let scenario = result.scenario
    let about = scenario.title.map { " - \($0)" } ?? ""
    return "\(scenario.name)\(about) (annual figures in \(result.currency))"
  }

  /// How the figures came about, and the assumptions behind them.
  static func settings(_ result: SimulationResult) -> [String] {
    [
      "Semantics: \(semantics(result)). Ranked by \(result.scenario.rankedBy.rawValue).",
      "Controls active: \(result.activeControls.count).  P(any loss event in a year) "
        + "\(NumberFormat.percent(result.portfolio.probabilityOfAnyEvent)), control cost "
        + "\(NumberFormat.short(result.portfolio.controlCost.mean)) a year.",
      run(result),
    ] + (sureness(result).map { [$0] } ?? [])
      + (result.stopping.map {
        [
          StoppingReport.text($0), StoppingReport.law($0, result.trials),
          StoppingReport.fewYears(result.trials),
        ].compactMap { $0 }
      } ?? []) + result.assumptions
  }

  /// How sure the portfolio's figures are.
  static func sureness(_ result: SimulationResult) -> String? {
    guard let intervals = result.portfolio.annualLoss.intervals else { return nil }
    return "95% sure: ALE \(NumberFormat.short(result.portfolio.ale.interval)), "
      + "P95 \(NumberFormat.short(intervals.p95)), P99 \(NumberFormat.short(intervals.p99)), "
      + "mean of the worst 5% of years \(NumberFormat.short(intervals.tvar95))."
  }

  /// What the attacker does and knows.
  static func semantics(_ result: SimulationResult) -> String {
    let scenario = result.scenario
    var semantics = scenario.semantics.rawValue
    if let attacker = scenario.attacker { semantics += ", attacker \(attacker)" }
    if scenario.semantics != .independent {
      semantics += ", knows \(scenario.knowledge.rawValue) values"
    }
    return semantics
  }

  /// All that is needed to get the same figures again.
  static func run(_ result: SimulationResult) -> String {
    let scenario = result.scenario
    let run =
      "\(NumberFormat.grouped(result.trials)) trials, seed \(scenario.seed), \(result.sampling)"
      + (result.isComplete || result.stopping != nil
        ? "" : " - stopped early, \(NumberFormat.grouped(scenario.trials)) asked for")
    return "Run: \(run). copse \(ProgramVersion.current), model \(result.modelDigest.prefix(12))."
  }
}
