// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import Reporting
import RiskSimulation

/// The arguments of commands that run a scenario and print tables of it.
struct ScenarioOptions: ParsableArguments {
  @OptionGroup var runOptions: RunOptions

  @Option(help: "How results are printed: table, json, csv or markdown.")
  var format: OutputFormat = .table

  @Option(
    help: ArgumentHelp(
      "Fail with exit code 1 if a condition holds: 'ale > 500k', 'var95 > 2M', 'risk >= High'.",
      valueName: "condition"))
  var failIf: [String] = []

  func validate() throws { _ = try gates() }

  /// Where results go.
  var output: String? { runOptions.output }

  /// The style of the results.
  var style: TerminalStyle { runOptions.style }

  /// Loads the scenario, runs it and gives the result, with findings and timing on standard error.
  func simulate(by measure: RankingMeasure? = nil) async throws -> SimulationResult {
    try await runOptions.simulate(by: measure)
  }

  /// The conditions of `--fail-if`.
  func gates() throws -> [RiskGate] { try failIf.map { try GateParser.gate($0) } }

  /// Fails if a gate does.
  func passGates(_ result: SimulationResult) throws {
    var hasFailed = false
    for gate in try gates() {
      guard let fails = gate.fails(result) else {
        throw Failure("--fail-if '\(gate)': the model's matrix has no such risk word")
      }
      guard fails else { continue }
      StandardError.write("copse: gate failed: \(gate)\n")
      hasFailed = true
    }
    if hasFailed { throw ExitStatus.gateFailed }
  }
}
