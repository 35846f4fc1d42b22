// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import ModelFiles
import OrderedCollections
import Reporting
import RiskSimulation

extension SweepMeasure: ExpressibleByArgument {}

/// `copse sweep`: a measure while one or two numbers of the model move.
struct SweepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Follow a measure while one or two numbers of the model move.",
    discussion: """
      What moves is named as for --set: THREAT.attempts, CONTROL.effectiveness, step.NAME.probability, or \
      'attempts*' for a factor on all threats' attempts. Two --over make a grid. Examples:

        copse sweep Scenarios/committed.yaml --over admin-mfa.effectiveness=0:1:0.1
        copse sweep Scenarios/current.yaml --over 'attempts*=0.5,1,2,4' --measure var95
        copse sweep Scenarios/current.yaml --over 'loss*=1:3:1' --over 'attempts*=1:3:1' --format csv
      """)

  @Argument(help: "The scenario's file.", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(
    help: ArgumentHelp(
      "What moves: TARGET=FROM:TO:STEP or TARGET=A,B,C, with *= for factors; once or twice.",
      valueName: "range"))
  var over: [String]

  @Option(help: "What is followed: ale, var95, tvar95, probability or vulnerability.")
  var measure: SweepMeasure = .ale

  @Option(help: "The threat whose measure is followed; all of the scenario if left out.")
  var threat: String?

  @Option(help: "How results are printed: table, json, csv or markdown.")
  var format: OutputFormat = .table

  @OptionGroup var settings: RunSettings

  func validate() throws {
    if !(1...2).contains(over.count) {
      throw ValidationError("give --over once or twice, not \(over.count) times")
    }
  }

  func run() async throws {
    let loaded = try settings.whatIf.loader().loadScenario(scenario)
    let (found, model, digest) = try Loading.scenario(loaded, isPlain: settings.plain)
    let ranges = try over.map { try SweepRange($0, in: model.model) }
    let base = PlanCandidate(model: model, digest: digest, scenario: settings.applied(to: found))
    let sweep = try sweep(try points(ranges, base), ranges, model.model)
    let result = try await settings.run(trials: base.scenario.trials, done: \.trials) {
      threads, progress in
      try await sweep.run(digest: digest, threads: threads, progress: progress)
    }
    let report = SweepReport(result)
    let text = format.text(
      table: report.text(settings.style), json: SweepJSON.document(result), csv: report.csv,
      markdown: report.markdown)
    try Output(path: settings.output).write(text)
  }

  private func sweep(
    _ points: [PlanCandidate], _ ranges: [SweepRange], _ model: Model
  ) throws -> Sweep {
    do {
      return try Sweep(
        points, axes: ranges.map(\.axis), measure: measure, threat: threat)
    } catch .unknownThreat(let name) {
      let hint = NearestName.hint(name, among: model.threats.keys).map { ": \($0)" } ?? ""
      throw Failure("\(SweepError.unknownThreat(name))\(hint)")
    } catch {
      throw Failure(error.description)
    }
  }

  /// The changed models, the last range moving fastest.
  private func points(_ ranges: [SweepRange], _ base: PlanCandidate) throws -> [PlanCandidate] {
    let count = ranges.map(\.changes.count).reduce(1, *)
    guard count <= Sweep.pointLimit else {
      throw Failure(SweepError.points(count, limit: Sweep.pointLimit).description)
    }
    var lists: [[ModelChange]] = [[]]
    for range in ranges {
      lists = lists.flatMap { list in range.changes.map { list + [$0] } }
    }
    return try lists.map { changes in
      let changed = ModelChanges.applied(changes, to: base.model)
      Loading.report(changed.diagnostics, isPlain: settings.plain)
      guard let model = changed.model, let digest = changed.digest else {
        throw ExitStatus.modelErrors
      }
      return PlanCandidate(model: model, digest: digest, scenario: base.scenario)
    }
  }
}
