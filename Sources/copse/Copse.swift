// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import Reporting

/// The program: arguments in, library calls, output.
@main
struct Copse: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copse",
    abstract: "Attack trees, risk simulation and the comparison of mitigation plans.",
    discussion: """
      A model is a set of YAML files with attack trees, threats, controls and a risk matrix; a scenario \
      names a model, a plan and an attacker. For example:

        copse init shop && copse simulate shop/Scenarios/today.yaml

      Results go to standard output, progress and findings to standard error. Exit codes: 0 good, \
      1 a gate of --fail-if failed, 2 wrong usage, 3 the model has errors.
      """,
    version: ProgramVersion.current,
    subcommands: [
      SimulateCommand.self, RankCommand.self, MatrixCommand.self, ExactCommand.self,
      ExplainCommand.self, SampleCommand.self, SensitivityCommand.self, CompareCommand.self,
      SweepCommand.self, OptimizeCommand.self, RoadmapCommand.self, RegisterCommand.self,
      StrideCommand.self, LearnCommand.self, BacktestCommand.self, ChartCommand.self,
      ReportCommand.self, DotCommand.self, RenderCommand.self, ExportCommand.self,
      ImportCommand.self, CheckCommand.self, SchemaCommand.self, InitCommand.self,
    ])

  static func main() async {
    do {
      try requireKnownCommand(CommandLine.arguments.dropFirst().first)
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      ExitStatus.exit(after: error)
    }
  }

  /// Says what is meant when a command is misspelt; the parser would speak of unexpected arguments.
  private static func requireKnownCommand(_ name: String?) throws {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let name, !name.hasPrefix("-"), !names.contains(name) else { return }
    let hint = NearestName.hint(name, among: names) ?? "'copse --help' lists the commands"
    throw Failure("there is no command '\(name)' (\(hint))")
  }
}
