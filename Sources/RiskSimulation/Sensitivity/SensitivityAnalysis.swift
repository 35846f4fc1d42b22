// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import OrderedCollections

/// Finds out which uncertainty drives a scenario's result, from one design and not one run a parameter.
///
/// One plain sample of all numbers gives rank correlations, first-order indices and the value of information of
/// each; it also screens: the few numbers with the highest scores get total indices and swings from a
/// quasi-random design, all others together one total index, which bounds what the screen may have missed.
public struct SensitivityAnalysis: Sendable {
  private let base: PlanCandidate
  private let other: PlanCandidate?
  private let options: Options

  /// Prepares an analysis.
  ///
  /// - Parameters:
  ///   - base: The scenario whose result it is.
  ///   - other: A plan that might be chosen in its place.
  ///   - options: What is measured, and how closely.
  /// - Throws: ``SweepError`` for a threat that the scenario is not about, or a vulnerability of none.
  public init(
    _ base: PlanCandidate, decide other: PlanCandidate? = nil, _ options: Options = Options()
  ) throws(SweepError) {
    // The same conditions as those of a sweep of one point.
    _ = try Sweep([base], axes: [], measure: options.measure, threat: options.threat)
    self.base = base
    self.other = other
    self.options = options
  }

  /// Runs the analysis.
  ///
  /// - Parameters:
  ///   - threads: The number of workers; has no bearing on the result.
  ///   - progress: Called with the number of draws done of `work`.
  /// - Returns: The indices.
  /// - Throws: ``SimulationError`` or `CancellationError`.
  /// - Complexity: O((draws + (3 top + 2) x design draws) x live columns + parameters x draws).
  public func run(
    threads: Int = 1, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> SensitivityResult {
    guard threads > 0 else { throw SimulationError.threads(threads) }
    let compiled = try ScenarioCompiler.compile(base.scenario, of: base.model.model)
    let evaluation = DrawEvaluation(compiled, options.measure, threat: options.threat)
    let values = try await evaluation.values(draws: options.draws, threads: threads)
    progress(options.draws)
    let screen = SensitivityScreen(values)
    let live = compiled.program.liveParameters
    let top = try chosen(live, screen, compiled.program)
    let design = try await SensitivityDesign(
      draws: options.designDraws, evaluation, threads: threads)
    let decision = try await decision(threads)
    var parameters: [ParameterSensitivity] = []
    for (index, quantity) in top.enumerated() {
      parameters.append(
        try await parameter(quantity, compiled.program, screen, design, decision?.value))
      progress(options.draws + (3 * index + 4) * options.designDraws)
    }
    let rest = try await design.total(of: Set(live).subtracting(top))
    let moments = Moments(of: values, count: values.count)
    return SensitivityResult(
      scenario: base.scenario, currency: base.model.model.currency, modelDigest: base.digest,
      measure: options.measure, threat: options.threat, draws: values.count,
      designDraws: design.first.count, mean: moments.mean,
      standardDeviation: moments.standardDeviation,
      parameters: parameters.sorted { ($1.total.value, $0.name) < ($0.total.value, $1.name) },
      parameterCount: live.count, rest: rest, decision: decision?.result,
      notes: notes(evaluation, decision?.isExact ?? true))
  }

  /// The draws of all samples together, for progress.
  public var work: Int { options.draws + (3 * options.top + 2) * options.designDraws }

  private func chosen(
    _ live: [Int], _ screen: SensitivityScreen, _ program: ColumnProgram
  ) throws -> [Int] {
    var scores: [(quantity: Int, score: Double)] = []
    for quantity in live {
      try Task.checkCancellation()
      let levels = SensitivityScreen.levels(of: quantity, in: program, draws: options.draws)
      scores.append((quantity, screen.score(levels)))
    }
    return scores.sorted { ($1.score, $0.quantity) < ($0.score, $1.quantity) }
      .prefix(options.top).map(\.quantity)
  }

  private func parameter(
    _ quantity: Int, _ program: ColumnProgram, _ screen: SensitivityScreen,
    _ design: SensitivityDesign, _ value: InformationValue?
  ) async throws -> ParameterSensitivity {
    let drawn = program.quantities[quantity]
    let levels = SensitivityScreen.levels(of: quantity, in: program, draws: options.draws)
    let swing = try await design.swing(of: quantity, levels: [0.05, 0.95])
    return ParameterSensitivity(
      name: drawn.name, rankCorrelation: screen.rankCorrelation(levels),
      firstOrder: screen.firstOrder(levels), total: try await design.total(of: [quantity]),
      values: [0.05, 0.95].map { program.quantile(of: quantity, at: $0) }, expected: swing.means,
      swingStandardError: swing.error, informationValue: value?.partial(levels))
  }

  private func decision(
    _ threads: Int
  ) async throws -> (result: DecisionValue, value: InformationValue, isExact: Bool)? {
    guard var other else { return nil }
    other.scenario.seed = base.scenario.seed
    let sides = try [base, other].map {
      DrawEvaluation(
        try ScenarioCompiler.compile($0.scenario, of: $0.model.model), .ale, threat: nil)
    }
    var outlays: [[Double]] = []
    for side in sides {
      outlays.append(
        try await side.values(draws: options.draws, threads: threads, hasCost: true))
    }
    let benefits = zip(outlays[0], outlays[1]).map { $0 - $1 }
    let value = InformationValue(benefits)
    let unrelated = SensitivityScreen.levels(
      NamedStream(seed: base.scenario.seed, name: "no parameter"), draws: options.draws)
    let result = DecisionValue(
      other: other.scenario.name,
      netBenefit: SensitivityEstimate(count: benefits.count) {
        benefits[$0].reduce(0, +) / Double($0.count)
      },
      probabilityBetter: Double(benefits.filter { $0 > 0 }.count) / Double(benefits.count),
      perfectInformation: value.perfect, noise: value.partial(unrelated))
    return (result, value, sides.allSatisfy(\.isExact))
  }

  private func notes(_ evaluation: DrawEvaluation, _ isDecisionExact: Bool) -> [String] {
    var notes: [String] = []
    if !evaluation.isExact || !isDecisionExact {
      notes.append(
        "Transfers with a deductible or a limit are left out: expected losses are those before them."
      )
    }
    if !base.model.model.correlations.isEmpty {
      notes.append(
        "Correlated numbers: first order, rank correlation and what is worth learning include what a number tells of others; "
          + "totals are of its own part, drawn beside the numbers named before it under 'correlations:'; in the tornado the "
          + "others do not follow.")
    }
    return notes
  }
}

extension ColumnProgram {
  /// The quantities that are parameters and not chance, and that live instructions draw.
  fileprivate var liveParameters: [Int] {
    let drawn = Set(
      lines.compactMap { line -> Int? in
        if case .draw(let quantity, _) = line.instruction { Int(quantity) } else { nil }
      })
    return drawn.filter { !quantities[$0].isChance }.sorted()
  }

  /// The quantile of a quantity under the first law that it is drawn from.
  fileprivate func quantile(of quantity: Int, at level: Double) -> Double {
    for line in lines {
      if case .draw(let drawn, let law) = line.instruction, Int(drawn) == quantity {
        return laws[Int(law)](level)
      }
    }
    return .nan
  }
}
