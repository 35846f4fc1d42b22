// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import Foundation
import ModelFiles
import OrderedCollections
import Testing

@testable import RiskSimulation

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

  /// SALib's figures.
  ///
  /// SALib 1.6.0 (`SALib.sample.sobol` and `SALib.analyze.sobol`, 2^15 base points, seed 2) on the closed expression of this
  /// tree's expected loss: attempts, times lure, reach and two of three signs as products and complements of the steps'
  /// laws (scipy's beta and normal quantiles), times the mean loss. Index, 95 % half width.
  @Test("A SecureShop tree: customers are phished, against SALib")
  func salib() async throws {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let loaded = ModelLoader().loadScenario(
      package.appendingPathComponent("Scenarios/uncontrolled.yaml").path)
    var scenario = try #require(loaded.scenario)
    scenario.threats = ["customer-phishing"]
    let candidate = PlanCandidate(
      model: try #require(loaded.model), digest: "", scenario: scenario)
    let result = try await SensitivityAnalysis(
      candidate, .init(threat: "customer-phishing", draws: 16_384, top: 8)
    ).run(threads: 2)
    #expect(abs(result.mean - 7_427.2) < 4 * 7_990.2 / 128)
    // The 14 of the expression, and the attacker's costs, which do not bear on it.
    #expect(result.parameterCount == 24)
    for (name, first, firstHalf, total, totalHalf) in [
      ("threat.customer-phishing.attempts", 0.4518, 0.0257, 0.6370, 0.0299),
      ("parameter.customer-phish-yield", 0.2630, 0.0148, 0.4271, 0.0228),
      ("step.keep-payment-details.probability", 0.0279, 0.0040, 0.0588, 0.0039),
      ("step.time-lure-to-sale.probability", 0.0136, 0.0028, 0.0284, 0.0022),
      ("step.use-credible-address.probability", 0.0086, 0.0025, 0.0196, 0.0011),
      ("step.take-down-in-time.probability", 0.0089, 0.0020, 0.0187, 0.0010),
    ] {
      let found = try #require(result.parameters.first { $0.name == name }, "\(name)")
      func agrees(_ own: SensitivityEstimate, _ theirs: Double, _ half: Double) -> Bool {
        let error = own.standardError * own.standardError + half * half / 3.8415
        return abs(own.value - theirs) < 4 * error.squareRoot()
      }
      #expect(agrees(found.firstOrder, first, firstHalf), "\(name) \(found.firstOrder)")
      #expect(agrees(found.total, total, totalHalf), "\(name) \(found.total)")
    }
  }

  @Test(
    "The design's two samples: Ishigami's total indices within a hundredth, as SALib 1.6.0 has them"
  )
  func design() throws {
    // SALib, 2^15 base points: first 0.31396, 0.44368, 0.00001; total 0.55759, 0.44241, 0.24366.
    let model = try ModelBuilder.model(
      ["a", "b", "c"].map {
        .step(Step(name: $0, probability: Estimate(.uniform(minimum: 0, maximum: 1))))
      } + [.gate(Gate(name: "goal", kind: .all, children: ["a", "b", "c"]))],
      [ModelBuilder.threat()])
    let compiled = try ScenarioCompiler.compile(Scenario(name: "test", seed: 3), of: model.model)
    let samples = DesignSamples(compiled, draws: 16_384)
    #expect(samples.draws == 16_384)
    func values(_ swapped: Set<Int>) -> [Double] {
      let source = samples.mixed(swapped)
      let columns = (0..<3).map { quantity in
        var column = Array(repeating: 0.0, count: samples.draws)
        column.withUnsafeMutableBufferPointer { column in
          for start in stride(from: 0, to: column.count, by: TrialBlock.size) {
            source.fill(
              UnsafeMutableBufferPointer(rebasing: column[start..<(start + TrialBlock.size)]),
              quantity: quantity, firstTrial: UInt64(start))
          }
        }
        return column
      }
      return samples.sorted(
        (0..<samples.draws).map { draw in
          let x = columns.map { Double.pi * (2 * $0[draw] - 1) }
          return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * sin(x[0])
        })
    }
    let first = values([])
    let variance = 0.5 + 49.0 / 8 + 0.1 * pow(Double.pi, 4) / 5 + 0.01 * pow(Double.pi, 8) / 18
    for (input, exact) in [0.5576, 0.4424, 0.2437].enumerated() {
      let mixed = values([input])
      let total = SensitivityEstimate(count: first.count) {
        SobolEstimators.total(a: first[$0], mixed: mixed[$0], variance: variance)
      }
      #expect(abs(total.value - exact) < 0.01, "\(total)")
      #expect(abs(total.value - exact) < 5 * total.standardError + 0.0001, "\(total)")
    }
  }

  @Test(
    "Correlated numbers: what one tells of the other counts for its first order, and the output says so"
  )
  func correlated() async throws {
    // Annual loss is p q with p and q perfectly alike: each alone tells all.
    var model = Model()
    model.forest = AttackForest([
      .step(Step(name: "p", probability: Estimate(.uniform(minimum: 0, maximum: 1)))),
      .step(Step(name: "q", probability: Estimate(.uniform(minimum: 0, maximum: 1)))),
      .gate(Gate(name: "goal", kind: .all, children: ["p", "q"])),
    ])
    model.threats["threat"] = ModelBuilder.threat()
    model.correlations = [Correlation("step.p.probability", "step.q.probability", rank: 0.999)]
    let valid = try #require(ValidatedModel.validate(model).0)
    let candidate = PlanCandidate(
      model: valid, digest: "", scenario: Scenario(name: "test", seed: 2))
    let result = try await SensitivityAnalysis(candidate, .init(draws: 8_192)).run(threads: 2)
    #expect(
      result.parameters.allSatisfy { $0.firstOrder.value > 0.97 && $0.rankCorrelation.value > 0.97 }
    )
    #expect(result.notes.contains { $0.hasPrefix("Correlated numbers:") })
    // E[p^2] = 1/3.
    #expect(abs(result.mean - 1.0 / 3) < 4 * 0.2981 / 90.5 + 0.001)
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
