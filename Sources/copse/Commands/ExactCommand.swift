// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import ExactAnalysis
import Reporting
import RiskSimulation

/// `copse exact`: what can be said of trees without simulation.
struct ExactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exact",
    abstract: "Analyse trees exactly: probability, minimal attacks, importance, fronts.",
    discussion: """
      All parameters are at their expected values, under the scenario's plan and attacker if the path is a \
      scenario. Without --goal all threats and trees are analysed. Open-PSA and Galileo fault trees are read \
      as they are.

      Examples:
        copse exact Scenarios/current.yaml --goal card-data-exposure --top 10
        copse exact Trees --goal buy-below-price --front cost,probability
        copse exact Trees --goal card-data-exposure --defence-front likeliest
        copse exact plant.xml --format json --uncertainty 100000
      """)

  @OptionGroup var options: AnalysisOptions

  @Option(help: "How many minimal attacks are listed, the likeliest first.")
  var top = 5

  @Flag(inversion: .prefixedNo, help: "Find and count minimal attacks.")
  var attacks = true

  @Flag(help: "Count and list prime implicants: what must happen and what must not.")
  var primeImplicants = false

  @Option(help: "The least probability of a minimal attack that is listed and kept.")
  var cutoff: Double?

  @Option(help: "The most steps of a minimal attack that is listed and kept.")
  var maxOrder: Int?

  @Flag(
    inversion: .prefixedNo,
    help: "The importance of every step and control; on for models, off for fault trees.")
  var importance: Bool?

  @Option(
    help: "What attacks weigh, two or three of cost, probability, time, detection, damage.")
  var front: FrontList?

  @Option(help: "What the money for defences buys against the cheapest or likeliest attack.")
  var defenceFront: GoalDefences.Measure?

  @Option(help: "Draw uncertain parameters so many times: the spread of the probability.")
  var uncertainty: Int?

  @Option(help: "Simulate how long attacks take, 'all' being worked on parallel or sequential.")
  var time: TimeToGoal.Work?

  @Option(help: "The trials of --time.")
  var trials = 100_000

  @Option(help: "The seed of --uncertainty; the scenario's, or 1, if left out.")
  var seed: UInt64?

  func validate() throws {
    let limits = [
      ("--top", top, 0...100_000), ("--trials", trials, 1...100_000_000),
      ("--uncertainty", uncertainty ?? 1, 1...1_000_000_000),
      ("--max-order", maxOrder ?? 1, 1...1_000_000),
    ]
    for (name, value, range) in limits where !range.contains(value) {
      throw ValidationError("\(name) must lie between \(range.lowerBound) and \(range.upperBound)")
    }
    if let cutoff, !(0...1).contains(cutoff) {
      throw ValidationError("--cutoff must lie between 0 and 1")
    }
    if cutoff != nil && maxOrder != nil {
      throw ValidationError("--cutoff and --max-order exclude each other: choose one")
    }
  }

  func run() throws {
    try options.write(try options.reports(report), as: ExactJSON.document) { $0.text($1) }
  }

  private func report(
    _ subject: AnalysisSubject, _ source: AnalysisSource
  ) throws -> ExactReport {
    let isModel = if case .model = source { true } else { false }
    let hasImportance = importance ?? isModel
    let settings = GoalAnalysis.Options(
      hasAttacks: attacks, top: top, cutoff: cutoff ?? 0, order: maxOrder,
      hasImportance: hasImportance, hasPrimeImplicants: primeImplicants,
      front: front?.quantities ?? [], nodeLimit: options.nodeLimit)
    return ExactReport(
      try GoalAnalysis(subject, options: settings), currency: source.currency,
      controls: hasImportance ? try source.controls(subject, nodeLimit: options.nodeLimit) : [],
      uncertainty: try uncertainty.flatMap {
        try source.uncertainty(
          subject, trials: $0, seed: seed, hasImportance: hasImportance,
          nodeLimit: options.nodeLimit)
      },
      time: try time.map { try source.time(subject, $0, trials: trials) },
      defences: try defenceFront.map {
        try source.defences(subject, $0, nodeLimit: options.nodeLimit)
      })
  }
}
