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
    ] + result.assumptions
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
      + (result.isComplete
        ? "" : " - stopped early, \(NumberFormat.grouped(scenario.trials)) asked for")
    return "Run: \(run). copse \(ProgramVersion.current), model \(result.modelDigest.prefix(12))."
  }
}
