// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import ExactAnalysis
import OrderedCollections

/// Checks a scenario's simulation against figures that come about in another way.
///
/// Trees: coins by bits against decision diagrams, at expected values and under drawn parameters. Losses: simulated
/// years against conditional means; and, with all parameters at their expected values, against closed forms of
/// compound sums and against the whole law of the year by Fourier transform (the GNU Scientific Library's).
///
/// ```swift
/// let check = try await SimulationVerifier(model).check(scenario)
/// print(check.failures.isEmpty, check.threshold)
/// ```
public struct SimulationVerifier: Sendable {
  /// Seeds of the independent side differ from the scenario's.
  private static let otherSeed: UInt64 = 0x9E37_79B9_7F4A_7C15

  private let model: ValidatedModel

  /// Makes a verifier of a model.
  public init(_ model: ValidatedModel) {
    self.model = model
  }

  /// Runs the scenario, once as it is and once at expected values, and compares.
  ///
  /// If the task is cancelled while threats are compared, the check has those that are done.
  ///
  /// - Parameters:
  ///   - scenario: What to simulate.
  ///   - threads: The number of workers; has no bearing on the result.
  ///   - progress: Called with the share of the work that is done, in trials of two simulations.
  /// - Returns: All comparisons.
  /// - Throws: ``SimulationError`` if the scenario cannot be simulated, `CancellationError`.
  public func check(
    _ scenario: Scenario, threads: Int = 1, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> SimulationCheck {
    let drawn = try await RiskSimulator(model, digest: "").run(
      scenario, threads: threads, progress: progress)
    let known = try Self.validated(model.model.atExpectedValues)
    let frozen = try await RiskSimulator(known, digest: "").run(scenario, threads: threads) {
      progress(scenario.trials + $0)
    }
    guard drawn.isComplete, frozen.isComplete else { throw CancellationError() }
    var comparisons: [SimulationCheck.Comparison] = []
    var threats: [(name: String, title: String)] = []
    var isComplete = true
    for threat in model.model.threats.values where scenario.includes(threat) {
      guard let first = drawn.threats.first(where: { $0.name == threat.name }),
        let second = frozen.threats.first(where: { $0.name == threat.name })
      else { continue }
      do {
        comparisons += try await trees(threat, first, second, scenario, threads: threads)
      } catch is CancellationError where !threats.isEmpty {
        isComplete = false
        break
      }
      comparisons += losses(threat, first, second, known.model, scenario)
      threats.append((threat.name, threat.label))
    }
    var check = SimulationCheck(
      scenario: scenario.name, trials: scenario.trials, seed: scenario.seed, threats: threats,
      comparisons: comparisons)
    check.isComplete = isComplete
    return check
  }

  private static func validated(_ model: Model) throws -> ValidatedModel {
    let (valid, findings) = ValidatedModel.validate(model)
    guard let valid else {
      throw SimulationError.expectedValues(
        reason: findings.first { $0.severity == .error }?.message ?? "it is not valid")
    }
    return valid
  }

  /// The vulnerability, by coins.
  private func trees(
    _ threat: Threat, _ drawn: ThreatResult, _ frozen: ThreatResult, _ scenario: Scenario,
    threads: Int
  ) async throws -> [SimulationCheck.Comparison] {
    let figures = try StepFigures(goals: [threat.goal], of: model, under: scenario)
    let subject = try AnalysisSubject(threat.goal, of: model, figures)
    let sampler = EventSampler(subject)
    var result: [SimulationCheck.Comparison] = []
    // Coins are cheap: a hundred times the trials.
    let trials = min(100 * scenario.trials, RiskSimulator.maximumTrials)
    if let exact = sampler.exact {
      let sample = try await sampler.plain(
        trials: trials, seed: scenario.seed ^ Self.otherSeed, threads: threads)
      guard sample.isComplete else { throw CancellationError() }
      result.append(
        SkewedScore.share(
          threat.name, .tree, probability: exact, observed: sample.estimate, trials: trials))
    }
    // Other attackers try some of the steps only.
    guard scenario.semantics == .independent else { return result }
    var other = scenario
    other.seed ^= Self.otherSeed
    let coins = try CoinTrials(threat, of: model.model, under: other)
    guard let reached = coins.countReached(trials: scenario.trials) else {
      throw CancellationError()
    }
    let mean = drawn.vulnerability.mean
    let variance = mean * (1 - mean) / Double(scenario.trials)
    let error = drawn.vulnerability.standardError
    result.append(
      SkewedScore.comparison(
        threat.name, .vulnerability, expected: mean,
        observed: Double(reached) / Double(scenario.trials),
        standardError: (variance + error * error).squareRoot(),
        skewness: mean > 0 ? 1 / (mean * Double(scenario.trials)).squareRoot() : 0))
    return result
  }

  /// The annual loss, against conditional means and closed forms.
  private func losses(
    _ threat: Threat, _ drawn: ThreatResult, _ frozen: ThreatResult, _ model: Model,
    _ scenario: Scenario
  ) -> [SimulationCheck.Comparison] {
    let terms = LossTerms(threat, of: model, under: scenario)
    guard !terms.isTransferred else { return [] }
    let trials = Double(scenario.trials)
    let moments = terms.moments
    func skewness(_ rate: Double) -> Double {
      let events = rate * trials
      guard events > 0, moments.second > 0, moments.third.isFinite else { return 0 }
      return moments.third / (moments.second * (moments.second * events).squareRoot())
    }
    var result: [SimulationCheck.Comparison] = []
    // Given the parameters, the years vary about their conditional means; those vary with the parameters.
    let total = drawn.annualLoss.standardDeviation
    let means = drawn.ale.standardError
    let chance = max(total * total / trials - means * means, 0).squareRoot()
    if chance.isFinite {
      result.append(
        SkewedScore.comparison(
          threat.name, .expectedLoss, expected: drawn.ale.mean, observed: drawn.ale.simulatedMean,
          standardError: chance, skewness: skewness(drawn.lossEventsPerYear.mean)))
    }
    guard let year = FrozenYear(threat, terms, frozen, model, scenario) else { return result }
    return result + year.comparisons(trials: scenario.trials, skewness: skewness(year.rate))
  }
}
