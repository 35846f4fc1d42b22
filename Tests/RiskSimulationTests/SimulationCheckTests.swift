// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import OrderedCollections
import TestSupport
import Testing

@testable import RiskSimulation

/// The check of simulations: it lets sound ones pass, and finds what is wrong.
@Suite("Checked simulations")
struct SimulationCheckTests {
  private func check(scores: [Double]) -> SimulationCheck {
    SimulationCheck(
      scenario: "s", trials: 1, seed: 1, threats: [("t", "t")],
      comparisons: scores.map {
        .init(
          threat: "t", subject: .tree, expected: 0, observed: $0, standardError: 1, zScore: $0)
      })
  }

  @Test("One comparison may reach 4 standard errors, 290 may reach 5.18 each")
  func threshold() {
    #expect(abs(check(scores: [0]).threshold - 4) < 1e-9)
    // scipy.stats.norm.isf((1 - (1 - 6.334248366623996e-05)**(1/290)) / 2)
    let many = check(scores: Array(repeating: 0, count: 290)).threshold
    #expect(abs(many - 5.1) < 0.15)
    let each = 2 * (1 - PinnedMath.normalCumulative(many))
    #expect(abs(290 * each / SimulationCheck.level - 1) < 1e-3)
  }

  @Test("Past the threshold, infinite or no number: a comparison fails")
  func failures() {
    #expect(check(scores: [3.9]).failures.isEmpty)
    #expect(check(scores: [-4.1]).failures.count == 1)
    #expect(check(scores: [.infinity]).failures.count == 1)
    #expect(check(scores: [.nan]).failures.count == 1)
  }

  @Test(
    "The correction for skewness: the exponential law's quantiles",
    arguments: [0.001, 0.1, 0.9, 0.999])
  func skewness(level: Double) {
    // An exponential variate has skewness 2; Wilson and Hilferty's approximation is good to some 0.1 there.
    let deviation = -PinnedMath.log1p(-level) - 1
    let corrected = SkewedScore.corrected(deviation, skewness: 2)
    #expect(abs(corrected - PinnedMath.normalQuantile(level)) < (level < 0.01 ? 0.8 : 0.1))
    #expect(SkewedScore.corrected(1.5, skewness: 0) == 1.5)
  }

  /// A threat with two forms of loss, a control on it and a shared step.
  private func model(reduction: Double) -> Model {
    var model = Model()
    model.forest = AttackForest([
      Tree.step("a", 0.3), Tree.step("b", 0.5), Tree.step("c", 0.4),
      Tree.gate("one", .all, ["a", "b"]), Tree.gate("two", .all, ["a", "c"]),
      Tree.gate("goal", .any, ["one", "two"]),
    ])
    model.threats["t"] = Threat(
      name: "t", stride: .tampering, attempts: Estimate(.uniform(minimum: 4, maximum: 8)),
      losses: [
        LossForm(name: "x", magnitude: Estimate(.lognormal(mu: 8, sigma: 1))),
        LossForm(
          name: "y", magnitude: Estimate(.gamma(shape: 2, scale: 3_000)),
          probability: Estimate(.uniform(minimum: 0.2, maximum: 0.6))),
      ], goal: "goal")
    model.controls["k"] = Control(
      name: "k", status: .implemented,
      effects: [
        Effect(
          target: .threats(["t"]), quantity: .loss, change: .reduce(by: .point(reduction)))
      ])
    return model
  }

  @Test("A sound simulation passes, with two forms of loss and a control")
  func sound() async throws {
    let (valid, findings) = ValidatedModel.validate(model(reduction: 0.25))
    let model = try #require(valid, "\(findings)")
    let scenario = Scenario(
      name: "s", plan: Plan(statuses: [.implemented]), trials: 20_000, seed: 5)
    let check = try await SimulationVerifier(model).check(scenario)
    #expect(check.failures.isEmpty, "\(check.failures)")
    #expect(check.comparisons.count > 10)
    let subjects = check.comparisons.map(\.subject)
    for subject in [
      SimulationCheck.Subject.tree, .vulnerability, .expectedLoss, .events, .compoundMean,
    ] {
      #expect(subjects.contains(subject))
    }
  }

  @Test("A control that is a fifth too strong is found by mean and by curve")
  func wrong() async throws {
    let scenario = Scenario(
      name: "s", plan: Plan(statuses: [.implemented]), trials: 20_000, seed: 5)
    let said = model(reduction: 0.2).atExpectedValues
    let meant = model(reduction: 0.36).atExpectedValues
    let simulated = try await RiskSimulator(
      #require(ValidatedModel.validate(said).0), digest: ""
    ).run(scenario)
    let threat = try #require(meant.threats["t"])
    let terms = LossTerms(threat, of: meant, under: scenario)
    let year = try #require(FrozenYear(threat, terms, simulated.threats[0], meant, scenario))
    let comparisons = year.comparisons(trials: 20_000, skewness: 0)
    #expect(comparisons.contains { $0.subject == .compoundMean && $0.zScore > 6 })
    #expect(
      comparisons.contains { if case .exceedance = $0.subject { $0.zScore > 6 } else { false } })
  }
}
