// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import FoundationEssentials
import Reporting
import RiskSimulation

/// The arguments of every command that simulates: how long, from which seed, and where results go.
struct RunSettings: ParsableArguments {
  @Option(
    help: ArgumentHelp("The number of trials; those of scenarios are years.", valueName: "count"),
    transform: TrialCount.parse)
  var trials: Int?

  @Option(help: "The seed of all randomness.")
  var seed: UInt64?

  @Option(
    help:
      "How parameters are sampled: auto, plain, antithetic, latin-hypercube or quasi (scrambled Sobol points)."
  )
  var sampling: SamplingScheme?

  @Option(help: "The number of threads; has no bearing on the result.")
  var threads: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(name: .shortAndLong, help: "A file to write results to; appears whole or not at all.")
  var output: String?

  @Flag(help: "ASCII only, no colour.")
  var plain = false

  @Flag(name: .shortAndLong, help: "No progress and no timing.")
  var quiet = false

  @OptionGroup var whatIf: WhatIfOptions

  func validate() throws {
    if let trials, !(1...RiskSimulator.maximumTrials).contains(trials) {
      throw ValidationError("--trials must lie between 1 and \(RiskSimulator.maximumTrials)")
    }
    if !(1...1_024).contains(threads) {
      throw ValidationError("--threads must lie between 1 and 1024")
    }
  }

  /// The style of the results.
  var style: TerminalStyle { Output(path: output).style(isPlain: plain) }

  /// The scenario with the settings that were asked for.
  func applied(to scenario: Scenario) -> Scenario {
    var scenario = scenario
    scenario.trials = trials ?? scenario.trials
    scenario.seed = seed ?? scenario.seed
    scenario.sampling = sampling ?? scenario.sampling
    return scenario
  }

  /// Runs trials with progress and timing on standard error; Ctrl-C ends with what is known.
  ///
  /// - Parameters:
  ///   - trials: How many are asked for.
  ///   - done: How many were run, from the result.
  ///   - work: Runs them on a number of threads, and tells how many are done.
  /// - Returns: What the work returns.
  /// - Throws: ``Failure`` or ``ExitStatus``, and what the work throws beside its errors of simulation.
  func run<Result: Sendable>(
    trials: Int, done: (Result) -> Int,
    _ work: @escaping @Sendable (Int, @escaping @Sendable (Int) -> Void) async throws -> Result
  ) async throws -> Result {
    try await runShowing(trials: trials, done: done) { threads, display in
      try await work(threads) { display.update($0) }
    }
  }

  /// Runs trials like ``run(trials:done:_:)``, with a display that takes notes too.
  func runShowing<Result: Sendable>(
    trials: Int, done: (Result) -> Int,
    _ work: @escaping @Sendable (Int, ProgressDisplay) async throws -> Result
  ) async throws -> Result {
    let display = ProgressDisplay(total: trials, isQuiet: quiet, isPlain: plain)
    let threads = threads
    defer { display.clear() }
    do {
      let result = try await Interruption.cancelling {
        try await work(threads, display)
      }
      display.clear()
      if !quiet {
        StandardError.write(
          RunTiming.text(trials: done(result), seconds: display.seconds, threads: threads) + "\n")
      }
      return result
    } catch is CancellationError {
      display.clear()
      StandardError.write("copse: interrupted before there was anything to show\n")
      throw ExitStatus.interrupted
    } catch let error as SimulationError {
      throw Failure(error.description, .modelErrors)
    }
  }
}
