// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import ModelFiles
import Reporting
import RiskSimulation

/// `copse sample`: the probability of goals by simulating events.
struct SampleCommand: AsyncParsableCommand {
  /// The methods that can be asked for.
  enum Method: String, ExpressibleByArgument, CaseIterable {
    case auto, plain, importance

    /// The library's method; `nil` lets the goal decide.
    var method: EventSample.Method? { EventSample.Method(rawValue: rawValue) }
  }

  /// The forms in which samples are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
  }

  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Simulate the events of trees, a coin a step, beside their exact probabilities.",
    discussion: """
      All parameters are at their expected values, under the scenario's plan and attacker if the path is a \
      scenario; Open-PSA and Galileo fault trees are read as they are. Without --goal all goals are simulated, \
      with --losses those of the scenario's threats. \
      Goals too rare for plain trials are reached by importance sampling.

      Examples:
        copse sample Scenarios/current.yaml --goal card-data-exposure --trials 1e9
        copse sample plant.xml --method importance --trials 1e6 --format json
      """)

  @Argument(
    help: "A scenario, model files and folders, or the files of a fault tree.", completion: .file())
  var paths: [String]

  @OptionGroup var settings: RunSettings

  @Option(help: "A threat, tree, node or gate by name; may be given several times.")
  var goal: [String] = []

  @Option(help: "How trials are drawn: auto, plain or importance.")
  var method: Method = .auto

  @Flag(help: "Draw the losses of attempts that succeed; plain trials on threats only.")
  var losses = false

  @Option(help: "How results are printed: table, json or csv.")
  var format: Format = .table

  @Option(
    help: "The time at which rates of fault trees become probabilities, in the unit of the rates.")
  var missionTime = FaultTreeLoader.defaultMissionTime

  @Option(help: "The most nodes of a decision diagram for the exact probability; 0 for none.")
  var nodeLimit = 2_000_000

  func validate() throws {
    if losses && method == .importance {
      throw ValidationError("--losses goes with plain trials only")
    }
    if !(missionTime >= 0 && missionTime.isFinite) {
      throw ValidationError("--mission-time must be finite and not negative")
    }
    if nodeLimit != 0 && !(1000...1 << 30).contains(nodeLimit) {
      throw ValidationError("--node-limit must be 0, or lie between 1000 and \(1 << 30)")
    }
  }

  func run() async throws {
    let source = try AnalysisSource.load(
      paths, goals: goal, missionTime: missionTime, isPlain: settings.plain, settings.whatIf)
    if losses, case .faultTree = source {
      throw Failure("--losses needs threats, which a fault tree has not")
    }
    let subjects = try subjects(of: source)
    let samples = try await samples(subjects, of: source, seed: settings.seed ?? source.seed)
    let report = SampleReport(samples)
    let text =
      switch format {
      case .table: report.text(settings.style)
      case .json: SampleJSON.document(samples).text
      case .csv: report.csv
      }
    try Output(path: settings.output).write(text)
  }

  private func subjects(of source: AnalysisSource) throws -> [AnalysisSubject] {
    do {
      return try source.subjects(goal.isEmpty && losses ? source.threats : goal)
    } catch let error as SimulationError {
      throw Failure(error.description, .modelErrors)
    }
  }

  /// The samples of the goals one after the other; Ctrl-C ends with those that are known.
  private func samples(
    _ subjects: [AnalysisSubject], of source: AnalysisSource, seed: UInt64
  ) async throws -> [EventSample] {
    let (trials, method, limit) = (settings.trials ?? 1_000_000, method.method, nodeLimit)
    let drawsLosses = losses
    let done: ([EventSample]) -> Int = { $0.reduce(0) { $0 + $1.trials } }
    return try await settings.run(trials: trials * subjects.count, done: done) {
      threads, progress in
      var samples: [EventSample] = []
      for (index, subject) in subjects.enumerated() where !Task.isCancelled {
        do {
          let report: @Sendable (Int) -> Void = { progress(index * trials + min($0, trials)) }
          if drawsLosses, goal.isEmpty, let problem = source.lossProblem(subject) {
            StandardError.write("copse: left out: \(problem)\n")
            continue
          }
          samples.append(
            drawsLosses
              ? try await source.attempts(subject, nodeLimit: limit).run(
                trials: trials, seed: seed, threads: threads, progress: report)
              : try await EventSampler(subject, nodeLimit: limit).run(
                method, trials: trials, seed: seed, threads: threads, progress: report))
        } catch is CancellationError where !samples.isEmpty {}
      }
      return samples
    }
  }
}
