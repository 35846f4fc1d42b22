// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import Foundation
import OrderedCollections
import RiskSimulation
import Testing

/// Sensitivity indices against closed forms.
@Suite("Sensitivity")
struct SensitivityTests {
  private static let draws = 1 << 15

  private func levels(_ name: String) -> [Double] {
    let stream = NamedStream(seed: 9, name: name)
    return (0..<Self.draws).map { stream.uniform(trial: UInt64($0)) }
  }

  @Test("Ishigami (7, 0.1): first order 0.3139, 0.4424, 0; total 0.5576, 0.4424, 0.2437")
  func ishigami() {
    func ishigami(_ u: [Double]) -> Double {
      let x = u.map { Double.pi * (2 * $0 - 1) }
      return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * sin(x[0])
    }
    let samples = ["a", "b"].map { sample in (1...3).map { levels("\(sample)\($0)") } }
    func values(_ pick: [Int]) -> [Double] {
      (0..<Self.draws).map { draw in ishigami((0..<3).map { samples[pick[$0]][$0][draw] }) }
    }
    let (a, b) = (values([0, 0, 0]), values([1, 1, 1]))
    // Var = 1/2 + 49/8 + 0.1 pi^4/5 + 0.01 pi^8/18.
    let variance = 0.5 + 49.0 / 8 + 0.1 * pow(Double.pi, 4) / 5 + 0.01 * pow(Double.pi, 8) / 18
    for (input, expected) in [(0.3139, 0.5576), (0.4424, 0.4424), (0, 0.2437)].enumerated() {
      var pick = [0, 0, 0]
      pick[input] = 1
      let mixed = values(pick)
      // Standard errors at 32,768 draws are below 0.009 (SALib's intervals); 4 of them.
      let total = SobolEstimators.total(a: a[...], mixed: mixed[...], variance: variance)
      #expect(abs(total - expected.1) < 0.036)
      let first = SobolEstimators.firstOrder(
        a: a[...], b: b[...], mixed: mixed[...], variance: variance)
      #expect(abs(first - expected.0) < 0.036)
      let binned = SobolEstimators.binned(
        levels: samples[0][input][...], values: a[...], bins: 32)
      #expect(abs(binned - expected.0) < 0.02)
    }
  }

  @Test("Ranks: equal values share, and Spearman's correlation of a rising function is 1")
  func ranks() {
    #expect(SobolEstimators.ranks([3, 1, 3, 2]) == [0.75, 0.125, 0.75, 0.375])
    let x = levels("x")
    let y = x.map { exp(5 * $0) }
    let correlation = SobolEstimators.correlation(
      SobolEstimators.ranks(x)[...], SobolEstimators.ranks(y)[...])
    #expect(abs(correlation - 1) < 1e-12)
  }

  /// ALE = attempts x p x 100, attempts lognormal, p uniform, and a second threat of little weight.
  private func candidate(_ controls: [Control] = []) throws -> PlanCandidate {
    let nodes: [Node] = [
      .step(Step(name: "goal", probability: Estimate(.uniform(minimum: 0, maximum: 1)))),
      .step(Step(name: "small", probability: Estimate(.beta(alpha: 2, beta: 2)))),
    ]
    let model = try ModelBuilder.model(
      nodes,
      [
        ModelBuilder.threat(
          attempts: .lognormal(mu: 0, sigma: 0.5), loss: .exponential(mean: 100)),
        ModelBuilder.threat("other", goal: "small", attempts: .point(1), loss: .point(5)),
      ], controls: controls)
    return PlanCandidate(
      model: model, digest: "",
      scenario: Scenario(name: "test", plan: Plan(statuses: [.implemented]), seed: 4))
  }

  @Test("A product of two numbers: first orders, totals and swings have closed forms")
  func product() async throws {
    let result = try await SensitivityAnalysis(try candidate(), .init(draws: 16_384)).run(
      threads: 2)
    let mean = exp(0.125)
    let (attempts, p) = (mean * mean * (exp(0.25) - 1), 1.0 / 12)
    let (both, small) = (attempts * p * 1e4, 25 * 0.05)
    let (first, second) = (attempts * 0.25 * 1e4, p * mean * mean * 1e4)
    let variance = first + second + both + small
    let expected = [
      "threat.threat.attempts": (first, first + both),
      "step.goal.probability": (second, second + both),
      "step.small.probability": (small, small),
    ]
    #expect(result.parameters.count == 3 && result.parameterCount == 3)
    #expect(result.rest.value == 0)
    for parameter in result.parameters {
      let (own, total) = try #require(expected[parameter.name])
      let slack = 1e-3
      #expect(
        abs(parameter.firstOrder.value - own / variance)
          < 4 * parameter.firstOrder.standardError + slack, "\(parameter)")
      #expect(
        abs(parameter.total.value - total / variance) < 4 * parameter.total.standardError + slack,
        "\(parameter)")
    }
    let top = try #require(result.parameters.first { $0.name == "threat.threat.attempts" })
    let law = Distribution.lognormal(mu: 0, sigma: 0.5)
    let swing = 50 * (law.quantile(0.95) - law.quantile(0.05))
    #expect(abs(top.swing - swing) < 4 * top.swingStandardError)
    #expect(top.rankCorrelation.value > 0.4)
  }

  @Test("What is screened out is bounded by the total index of all of it together")
  func rest() async throws {
    let result = try await SensitivityAnalysis(try candidate(), .init(draws: 16_384, top: 1)).run(
      threads: 2)
    let whole = try await SensitivityAnalysis(try candidate(), .init(draws: 16_384)).run(threads: 2)
    #expect(result.parameters.count == 1 && result.parameterCount == 3)
    let left = whole.parameters.filter { $0.name != result.parameters[0].name }
    let greatest = try #require(left.map(\.total.value).max())
    #expect(result.rest.value > greatest - 4 * result.rest.standardError)
  }

  @Test("Learning a rate that decides between two plans is worth k/4 at the break-even")
  func information() async throws {
    // Attempts uniform on [0, 2] at 100 a success: the control saves 100 a, and costs 100.
    func candidate(_ statuses: Set<ControlStatus>) throws -> PlanCandidate {
      let control = Control(
        name: "c", status: .planned, cost: .point(100),
        effects: [
          Effect(
            target: .threats(["threat"]), quantity: .loss, change: .reduce(by: .point(1)))
        ])
      let model = try ModelBuilder.model(
        [
          .step(Step(name: "goal", probability: .point(1))),
          .step(Step(name: "idle", probability: Estimate(.beta(alpha: 2, beta: 2)))),
        ],
        [
          ModelBuilder.threat(attempts: .uniform(minimum: 0, maximum: 2), loss: .point(100)),
          ModelBuilder.threat("idle", goal: "idle", attempts: .point(1), loss: .point(1)),
        ], controls: [control])
      return PlanCandidate(
        model: model, digest: "",
        scenario: Scenario(name: "\(statuses.count)", plan: Plan(statuses: statuses), seed: 4))
    }
    let result = try await SensitivityAnalysis(
      try candidate([]), decide: try candidate([.planned])
    ).run(threads: 2)
    let decision = try #require(result.decision)
    // 65,536 draws of a uniform: the standard error of the mean benefit is 0.23.
    #expect(abs(decision.netBenefit.value) < 4 * decision.netBenefit.standardError)
    #expect(abs(decision.perfectInformation - 25) < 1)
    let attempts = try #require(result.parameters.first { $0.name == "threat.threat.attempts" })
    let idle = try #require(result.parameters.first { $0.name == "step.idle.probability" })
    #expect(abs(try #require(attempts.informationValue) - decision.perfectInformation) < 0.2)
    #expect(try #require(idle.informationValue) < 1 && decision.noise < 1)
  }

  @Test("The number of threads has no bearing on a bit")
  func threads() async throws {
    let options = SensitivityAnalysis.Options(draws: 2_048)
    let one = try await SensitivityAnalysis(try candidate(), options).run(threads: 1)
    let three = try await SensitivityAnalysis(try candidate(), options).run(threads: 3)
    #expect(one == three)
  }
}
