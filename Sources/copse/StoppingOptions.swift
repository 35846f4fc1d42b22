// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import RiskSimulation

/// The arguments that say when a run ends by itself.
struct StoppingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "End when sure enough: 'ale 1%', 'var95 2%', 'top 5 ranks 95%'; several must all be met.",
      valueName: "rule"))
  var until: [StoppingRule] = []

  @Option(
    help: ArgumentHelp(
      "The most years simulated with --until.", valueName: "count"))
  var maxTrials: Int?

  @Option(help: ArgumentHelp("The most seconds spent with --until.", valueName: "seconds"))
  var maxTime: Double?

  func validate() throws {
    if let maxTrials, !(1...RiskSimulator.maximumTrials).contains(maxTrials) {
      throw ValidationError("--max-trials must lie between 1 and \(RiskSimulator.maximumTrials)")
    }
    if let maxTime, !(maxTime > 0 && maxTime < 1e9) {
      throw ValidationError("--max-time must be a positive number of seconds")
    }
  }

  /// The scenario with the rules and caps that were asked for.
  func applied(to scenario: Scenario) -> Scenario {
    var scenario = scenario
    if !until.isEmpty { scenario.until = until }
    scenario.maximumTrials = maxTrials ?? scenario.maximumTrials
    scenario.maximumSeconds = maxTime ?? scenario.maximumSeconds
    return scenario
  }
}

extension StoppingRule: ExpressibleByArgument {
  /// A rule from an argument.
  public init?(argument: String) { self.init(argument) }
}
