// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import ModelFiles
import Reporting
import RiskSimulation

/// The arguments of every command that runs one scenario, whatever it prints.
struct RunOptions: ParsableArguments {
  @Argument(help: "The scenario's file.", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @OptionGroup var settings: RunSettings

  @OptionGroup var stopping: StoppingOptions

  /// Where results go.
  var output: String? { settings.output }

  /// The style of the results.
  var style: TerminalStyle { settings.style }

  /// Loads the scenario, runs it and gives the result, with findings and timing on standard error.
  func simulate(by measure: RankingMeasure? = nil) async throws -> SimulationResult {
    let (found, model, digest) = try load()
    var scenario = found
    scenario.rankedBy = measure ?? scenario.rankedBy
    return try await simulate(scenario, of: model, digest: digest)
  }

  /// Loads the scenario, with the settings that were asked for, and its model; findings go to standard error.
  func load() throws -> (Scenario, ValidatedModel, String) {
    let loaded = try settings.whatIf.loader().loadScenario(scenario)
    let (found, model, digest) = try Loading.scenario(loaded, isPlain: settings.plain)
    return (stopping.applied(to: settings.applied(to: found)), model, digest)
  }

  /// Runs a scenario, with progress and timing on standard error.
  func simulate(
    _ scenario: Scenario, of model: ValidatedModel, digest: String
  ) async throws -> SimulationResult {
    let asked = scenario.until.isEmpty ? scenario.trials : scenario.maximumTrials
    return try await settings.runShowing(trials: asked, done: \.trials) {
      threads, display in
      try await RiskSimulator(model, digest: digest).run(
        scenario, threads: threads, progress: { display.update($0) },
        looked: { display.note(StoppingReport.status($0)) })
    }
  }
}
