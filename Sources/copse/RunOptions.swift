// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import Foundation
import ModelFiles
import Reporting
import RiskSimulation

/// The arguments of every command that runs a scenario, whatever it prints.
struct RunOptions: ParsableArguments {
  @Argument(help: "The scenario's file.", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(help: ArgumentHelp("The number of simulated years.", valueName: "count"))
  var trials: Int?

  @Option(help: "The seed of all randomness.")
  var seed: UInt64?

  @Option(help: "The number of threads; has no bearing on the result.")
  var threads: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(name: .shortAndLong, help: "A file to write results to; appears whole or not at all.")
  var output: String?

  @Flag(help: "ASCII only, no colour.")
  var plain = false

  @Flag(name: .shortAndLong, help: "No progress and no timing.")
  var quiet = false

  func validate() throws {
    if let trials, !(1...RiskSimulator.maximumTrials).contains(trials) {
      throw ValidationError("--trials must lie between 1 and \(RiskSimulator.maximumTrials)")
    }
    if !(1...1_024).contains(threads) {
      throw ValidationError("--threads must lie between 1 and 1024")
    }
  }

  /// The style of the results.
  var style: TerminalStyle {
    output == nil
      ? TerminalSettings.style(of: STDOUT_FILENO, isPlain: plain)
      : TerminalStyle(isPlain: plain)
  }

  /// Loads the scenario, runs it and gives the result, with findings and timing on standard error.
  func simulate(by measure: RankingMeasure? = nil) async throws -> SimulationResult {
    let loaded = ModelLoader().loadScenario(scenario)
    var (settings, model, digest) = try Loading.scenario(loaded, isPlain: plain)
    settings.trials = trials ?? settings.trials
    settings.seed = seed ?? settings.seed
    settings.rankedBy = measure ?? settings.rankedBy
    return try await run(settings, model, digest)
  }

  private func run(
    _ scenario: Scenario, _ model: ValidatedModel, _ digest: String
  ) async throws -> SimulationResult {
    let display = ProgressDisplay(total: scenario.trials, isQuiet: quiet, isPlain: plain)
    let threads = threads
    defer { display.clear() }
    do {
      let result = try await Interruption.cancelling {
        try await RiskSimulator(model, digest: digest).run(scenario, threads: threads) { done in
          display.update(done)
        }
      }
      display.clear()
      if !quiet {
        StandardError.write(
          RunTiming.text(trials: result.trials, seconds: display.seconds, threads: threads) + "\n")
      }
      return result
    } catch is CancellationError {
      throw ExitStatus.interrupted
    } catch let error as SimulationError {
      throw Failure(error.description, .modelErrors)
    }
  }
}
