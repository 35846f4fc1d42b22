// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import RiskSimulation

/// Runs all that a risk report needs: the trials of all plans, the optimum, the trees, the expressions.
public struct RiskReportRun: Sendable {
  /// What is worked out.
  public struct Options: Sendable {
    /// The day on which reviews are judged.
    public var asOf: CalendarDate
    /// The appetite line of the exceedance curve.
    public var appetite: [RiskAppetite]
    /// The most that added controls may cost a year; `nil` for what all of them cost together.
    public var budget: Double?
    /// How many minimal attacks are listed for each threat.
    public var attacks: Int
    /// The number of trials of the live figures.
    public var draws: Int

    /// Makes options.
    public init(
      asOf: CalendarDate, appetite: [RiskAppetite] = [], budget: Double? = nil, attacks: Int = 5,
      draws: Int = WhatIf.defaultDraws
    ) {
      self.asOf = asOf
      self.appetite = appetite
      self.budget = budget
      self.attacks = attacks
      self.draws = draws
    }
  }

  private let base: PlanCandidate
  private let others: [PlanCandidate]
  private let options: Options

  /// Makes a run.
  ///
  /// - Parameters:
  ///   - base: The scenario that is reported.
  ///   - others: Plans to compare it with; may be empty.
  ///   - options: What is worked out.
  public init(base: PlanCandidate, others: [PlanCandidate], options: Options) {
    self.base = base
    self.others = others
    self.options = options
  }

  /// Runs everything.
  ///
  /// - Parameters:
  ///   - threads: The number of workers; has no bearing on the result.
  ///   - progress: Called with the number of trials of the main run that are done.
  /// - Returns: The report.
  /// - Throws: `SimulationError`, `ComparisonError`, or `CancellationError`.
  public func run(
    threads: Int = 1, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> RiskReport {
    let (result, comparison) = try await simulate(threads, progress)
    var omissions: [String] = []
    let (optimization, whatIf) = (optimum(&omissions), whatIf(&omissions))
    var convergence: [ConvergencePoint] = []
    for trials in Self.prefixes(of: result.trials) {
      var scenario = base.scenario
      scenario.trials = trials
      let part = try await RiskSimulator(base.model, digest: base.digest).run(
        scenario, threads: threads)
      convergence.append(ConvergencePoint(part))
    }
    convergence.append(ConvergencePoint(result))
    let subjects = try ReportSubjects(
      base.model, result, attacks: options.attacks, &omissions)
    let sensitivity = try await SensitivityAnalysis(base, Self.sensitivity).run(threads: threads)
    let register = RiskRegister(
      base.model.model, result,
      intervals: try ExpectedLossInterval.all(of: base.scenario, in: base.model),
      asOf: options.asOf)
    return RiskReport(
      model: base.model.model, asOf: options.asOf, result: result, threats: subjects.threats,
      controls: subjects.controls, comparison: comparison, optimization: optimization,
      appetite: options.appetite, whatIf: whatIf, sensitivity: sensitivity, register: register,
      convergence: convergence,
      quality: ReportQuality(base.model.model, result, asOf: options.asOf), omissions: omissions)
  }

  /// What `copse sensitivity` does with as many draws.
  private static let sensitivity = SensitivityAnalysis.Options(draws: 16_384, top: 15)

  private func simulate(
    _ threads: Int, _ progress: @escaping @Sendable (Int) -> Void
  ) async throws -> (SimulationResult, ComparisonResult?) {
    guard !others.isEmpty else {
      let simulator = RiskSimulator(base.model, digest: base.digest)
      return (
        try await simulator.run(base.scenario, threads: threads, progress: progress), nil
      )
    }
    let comparison = try await PlanComparison(base: base, others: others).run(
      threads: threads, progress: progress)
    return (comparison.base.result, comparison)
  }

  private func optimum(_ omissions: inout [String]) -> OptimizationResult? {
    let candidates = base.model.model.controls.values.filter {
      !base.scenario.plan.includes($0) && $0.status != .retired && $0.status != .implemented
    }
    guard !candidates.isEmpty else {
      omissions.append("No optimum: the scenario has every control that could be added.")
      return nil
    }
    let everything = candidates.reduce(0) { $0 + (ReportedControl.cost($1, base.model.model) ?? 0) }
    do {
      return try PlanOptimizer(base.model).optimize(
        base.scenario, .init(budget: options.budget ?? everything.rounded(.up)))
    } catch {
      omissions.append("No optimum: \(error).")
      return nil
    }
  }

  private func whatIf(_ omissions: inout [String]) -> WhatIf? {
    do {
      return try WhatIf(base.model, under: base.scenario, draws: options.draws)
    } catch {
      omissions.append("No live figures: \(error).")
      return nil
    }
  }

  /// Rising numbers of trials below the whole: 1, 2, 5, 10 and so on times a thousand.
  static func prefixes(of trials: Int) -> [Int] {
    var numbers: [Int] = []
    var decade = 100
    while decade < trials {
      numbers += [1, 2, 5].map { $0 * decade }.filter { $0 < trials && $0 >= 500 }
      decade *= 10
    }
    return numbers.suffix(8)
  }
}
