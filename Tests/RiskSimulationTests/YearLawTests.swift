// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import TestSupport
import Testing

@testable import RiskSimulation

/// VaR and TVaR by transform, against laws that are known otherwise.
///
/// The grid's error is a step at most, where the law jumps: it ends half of VaR95 beyond it and has 1,024 points.
@Suite("Quantiles by transform")
struct YearLawTests {
  private static let sure = Node.step(Step(name: "goal", probability: .point(1)))

  /// A control of a threat's losses.
  private static func control(_ change: Effect.Change, of threat: String = "threat") -> Control {
    Control(
      name: "control", status: .implemented,
      effects: [Effect(target: .threats([threat]), quantity: .loss, change: change)])
  }

  private func law(
    _ model: ValidatedModel, _ plan: Plan = Plan(statuses: []), seed: UInt64 = 1, draws: Int = 256
  ) async throws -> YearLawSummary {
    let scenario = Scenario(name: "test", plan: plan, seed: seed)
    var run = try YearLawRun(try ScenarioCompiler.compile(scenario, of: model.model))
    try await run.extend(to: draws, threads: 2)
    return try #require(run.summary(leavingOut: 0.05))
  }

  /// Four half widths of an interval of 16 replicates in standard errors, and the grid's error.
  private func agrees(
    _ found: Double, _ interval: ClosedRange<Double>, _ exact: Double, step: Double
  ) -> Bool {
    let error = ((interval.upperBound - interval.lowerBound) / 2 - step) / 2.131449546
    return abs(found - exact) <= 4 * error + step
  }

  private func expectAgreement(_ found: YearLawSummary, with exact: CompoundLaw) {
    let (value, mean) = (exact.quantile(0.95), exact.tailMean(0.95))
    #expect(
      agrees(found.var95, found.var95Interval, value, step: found.step), "\(found.var95) \(value)")
    #expect(
      agrees(found.tvar95, found.tvar95Interval, mean, step: found.step), "\(found.tvar95) \(mean)")
  }

  @Test(
    "A compound Poisson year without uncertainty",
    arguments: [
      (0.3, Distribution.lognormal(mu: 10, sigma: 1.5)), (3, .lognormal(mu: 8, sigma: 2)),
      (40, .exponential(mean: 100)), (400, .gamma(shape: 0.5, scale: 30)),
      (2, .uniform(minimum: 5, maximum: 25)), (5, .point(1_000)),

      (4, .discrete([WeightedValue(value: 0, weight: 1), WeightedValue(value: 10, weight: 3)])),
    ])
  func compound(_ rate: Double, _ loss: Distribution) async throws {
    let model = try ModelBuilder.model(
      [Self.sure], [ModelBuilder.threat(attempts: .point(rate), loss: loss)])
    let found = try await law(model)
    let exact = try CompoundLaw(meanEvents: rate, severity: loss)
    expectAgreement(found, with: exact)
    // Nothing is unknown: all replicates agree.
    #expect(found.var95Interval.upperBound - found.var95Interval.lowerBound < 2.001 * found.step)
  }

  @Test("A portfolio of two threats has the law of their sum")
  func portfolio() async throws {
    let loss = Distribution.lognormal(mu: 8, sigma: 1)
    let model = try ModelBuilder.model(
      [Self.sure],
      [
        ModelBuilder.threat("a", attempts: .point(1), loss: loss),
        ModelBuilder.threat("b", attempts: .point(2.5), loss: loss),
      ])
    expectAgreement(
      try await law(model), with: try CompoundLaw(meanEvents: 3.5, severity: loss))
  }

  @Test("An event with two forms of loss, one of them in a share of the events")
  func forms() async throws {
    let (first, second) = (
      Distribution.lognormal(mu: 7, sigma: 1), Distribution.gamma(shape: 2, scale: 900)
    )
    let threat = Threat(
      name: "threat", stride: .tampering, attempts: .point(2),
      losses: [
        LossForm(name: "a", magnitude: Estimate(first)),
        LossForm(name: "b", magnitude: Estimate(second), probability: .point(0.3)),
      ], goal: "goal")
    let exact = try CompoundLaw(
      meanEvents: 2, forms: [CompoundForm(first), CompoundForm(second, share: 0.3)])
    expectAgreement(try await law(ModelBuilder.model([Self.sure], [threat])), with: exact)
  }

  @Test("Good and bad years: the factor is averaged over like a parameter")
  func negativeBinomial() async throws {
    let loss = Distribution.exponential(mean: 50)
    let occurrence = Occurrence.negativeBinomial(size: 1.5)
    let model = try ModelBuilder.model(
      [Self.sure],
      [ModelBuilder.threat(attempts: .point(6), loss: loss, occurrence: occurrence)])
    expectAgreement(
      try await law(model, draws: 1_024),
      with: try CompoundLaw(meanEvents: 6, occurrence: occurrence, severity: loss))
  }

  @Test("Intervals hold the truth at least as often as they say: an unknown rate, 200 seeds")
  func coverage() async throws {
    let loss = Distribution.exponential(mean: 50)
    let model = try ModelBuilder.model(
      [Self.sure], [ModelBuilder.threat(attempts: .gamma(shape: 1.5, scale: 4), loss: loss)])
    let exact = try CompoundLaw(
      meanEvents: 6, occurrence: .negativeBinomial(size: 1.5), severity: loss)
    let (value, mean) = (exact.quantile(0.95), exact.tailMean(0.95))
    var held = (var95: 0, tvar95: 0)
    for seed in 1...UInt64(200) {
      let found = try await law(model, seed: seed)
      held.var95 += found.var95Interval.contains(value) ? 1 : 0
      held.tvar95 += found.tvar95Interval.contains(mean) ? 1 : 0
    }
    // The grid's step makes them longer than chance asks for; 2.2 standard deviations below 95 % are 183.
    #expect(min(held.var95, held.tvar95) >= 183, "\(held)")
  }

  /// P(S > x) and E[max(S - x, 0)] of a Poisson number of exponential losses of mean 1; the mean number is 4 times the product of
  /// two uniform numbers of [0.1, 0.9], over which it is averaged.
  private static func uniformProduct(_ x: Double) -> (tail: Double, excess: Double) {
    let counts = 60
    let tails = (1...(counts + 1)).map {
      Distribution.gamma(shape: Double($0), scale: 1).survival(x)
    }
    var sums = (tail: 0.0, excess: 0.0)
    let nodes = (0..<100).map { 0.1 + 0.8 * (Double($0) + 0.5) / 100 }
    for first in nodes {
      for second in nodes {
        let rate = 4 * first * second
        var chance = PinnedMath.exp(-rate)
        for count in 1...counts {
          chance *= rate / Double(count)
          sums.tail += chance * tails[count - 1]
          sums.excess += chance * (Double(count) * tails[count] - x * tails[count - 1])
        }
      }
    }
    return (sums.tail / 10_000, sums.excess / 10_000)
  }

  /// Without a correction by the expected loss VaR95 of 256 draws is off by 0.34 % here, with it by 0.16 %, a step of the grid: four
  /// standard deviations of such a root of 120 squares lie between.
  @Test("The expected loss that is known corrects the law: two probabilities, 120 seeds")
  func control() async throws {
    let step = Estimate(.uniform(minimum: 0.1, maximum: 0.9))
    let model = try ModelBuilder.model(
      [
        Tree.gate("goal", .all, ["first", "second"]),
        .step(Step(name: "first", probability: step)),
        .step(Step(name: "second", probability: step)),
      ],
      [ModelBuilder.threat(attempts: .point(4), loss: .exponential(mean: 1))])
    var ends = (0.0, 50.0)
    for _ in 0..<40 {
      let middle = (ends.0 + ends.1) / 2
      if Self.uniformProduct(middle).tail > 0.05 { ends.0 = middle } else { ends.1 = middle }
    }
    let value = ends.0
    let mean = value + Self.uniformProduct(value).excess / 0.05
    var (held, squares) = ((var95: 0, tvar95: 0), 0.0)
    for seed in 1...UInt64(120) {
      let found = try await law(model, seed: seed)
      held.var95 += found.var95Interval.contains(value) ? 1 : 0
      held.tvar95 += found.tvar95Interval.contains(mean) ? 1 : 0
      squares += (found.var95 / value - 1) * (found.var95 / value - 1)
    }
    // 2.5 standard deviations below 95 % of 120 are 108.
    #expect(min(held.var95, held.tvar95) >= 108, "\(held)")
    #expect((squares / 120).squareRoot() < 0.002_2)
  }

  @Test("A transfer by event with deductible and limit")
  func transfer() async throws {
    // Of 100, 300 and 900 in equal shares there stay 100, 150 + 75 and 900 - 300 / 2.
    let control = Self.control(
      .transfer(TransferTerms(share: .point(0.5), deductible: 150, limit: 300)))
    let model = try ModelBuilder.model(
      [Self.sure],
      [
        ModelBuilder.threat(
          attempts: .point(3),
          loss: .discrete([100, 300, 900].map { WeightedValue(value: $0, weight: 1) }))
      ], controls: [control])
    let kept = Distribution.discrete([100, 225, 750].map { WeightedValue(value: $0, weight: 1) })
    expectAgreement(
      try await law(model, Plan(statuses: [.implemented])),
      with: try CompoundLaw(meanEvents: 3, severity: kept))
  }

  @Test("Terms of the year have no transform: the run says so, and counts")
  func yearlyTerms() async throws {
    let control = Self.control(
      .transfer(TransferTerms(share: .point(1), deductible: 150, basis: .year)))
    let model = try ModelBuilder.model(
      [Self.sure], [ModelBuilder.threat(attempts: .point(3), loss: .exponential(mean: 100))],
      controls: [control])
    let scenario = Scenario(
      name: "test", plan: Plan(statuses: [.implemented]), seed: 1, until: [.var95(within: 0.05)])
    let stopping = try #require(try await ModelBuilder.run(model, scenario).stopping)
    #expect(stopping.law == nil)
    #expect(stopping.lawProblem == "the transfers of 'threat' have terms of the year")
    #expect(stopping.reason == .rules)
  }

  /// Two threats with uncertain probabilities and rates, and a control of the first one's losses.
  private static func uncertain(
    _ change: Effect.Change, forms: [LossForm] = []
  ) throws -> ValidatedModel {
    var first = ModelBuilder.threat(
      "a", goal: "x", attempts: .lognormal(mu: 1, sigma: 0.5), loss: .lognormal(mu: 9, sigma: 1.2))
    first.losses += forms
    return try ModelBuilder.model(
      [
        .step(Step(name: "x", probability: Estimate(.beta(alpha: 2, beta: 5)))),
        .step(Step(name: "y", probability: Estimate(.beta(alpha: 3, beta: 3)))),
      ],
      [
        first,
        ModelBuilder.threat(
          "b", goal: "y", attempts: .lognormal(mu: 0, sigma: 1), loss: .lognormal(mu: 8, sigma: 1)),
      ], controls: [control(change, of: "a")])
  }

  @Test(
    "Uncertain probabilities, scales and shares: counted years agree within 4 standard errors",
    arguments: [
      (Estimate(.uniform(minimum: 0.2, maximum: 0.8)), 0), (.point(0.4), 2),
      (Estimate(.uniform(minimum: 0.2, maximum: 0.8)), 2),
    ])
  func counted(reduction: Estimate, furtherForms: Int) async throws {
    let forms = (0..<furtherForms).map { index in
      LossForm(
        name: "form-\(index)", magnitude: Estimate(.gamma(shape: 2, scale: 20_000)),
        probability: Estimate(.beta(alpha: 1, beta: 2)))
    }
    try await expectCountedYears(try Self.uncertain(.reduce(by: reduction), forms: forms))
  }

  @Test("Terms of transfer that are the same in every draw: counted years agree")
  func countedTransfer() async throws {
    let terms = TransferTerms(share: .point(0.7), deductible: 5_000, limit: 60_000)
    try await expectCountedYears(try Self.uncertain(.transfer(terms)))
  }

  private func expectCountedYears(_ model: ValidatedModel) async throws {
    let plan = Plan(statuses: [.implemented])
    let found = try await law(model, plan, draws: 1_024)
    let counted = try await ModelBuilder.run(
      model, Scenario(name: "test", plan: plan, trials: 50_000, seed: 5))
    let years = counted.portfolio.annualLoss
    let intervals = try #require(years.intervals)
    for (value, interval, simulated, other) in [
      (found.var95, found.var95Interval, years.p95, intervals.p95),
      (found.tvar95, found.tvar95Interval, years.tvar95, intervals.tvar95),
    ] {
      let errors = (
        (interval.upperBound - interval.lowerBound) / 4.262899,
        (other.upperBound - other.lowerBound) / 3.919928
      )
      let error = (errors.0 * errors.0 + errors.1 * errors.1).squareRoot()
      // The histogram's cells are 0.1 % wide.
      #expect(abs(value - simulated) < 4 * error + 0.001 * value, "\(value) \(simulated) \(error)")
    }
  }

  /// A law of a rate, kinds of events whose losses are the same in all draws, and losses that differ.
  @Test(
    "The number of threads, and whether draws come at once, have no bearing on a bit",
    arguments: 0..<3)
  func bits(way: Int) async throws {
    let models = [
      try ModelBuilder.model(
        [.step(Step(name: "goal", probability: Estimate(.beta(alpha: 2, beta: 5))))],
        [ModelBuilder.threat(attempts: .point(3), loss: .lognormal(mu: 5, sigma: 1))]),
      try Self.uncertain(.reduce(by: .point(0.3))),
      try Self.uncertain(.reduce(by: Estimate(.uniform(minimum: 0.2, maximum: 0.8)))),
    ]
    let scenario = Scenario(name: "test", plan: Plan(statuses: [.implemented]), seed: 7)
    let compiled = try ScenarioCompiler.compile(scenario, of: models[way].model)
    var (one, three) = (try YearLawRun(compiled), try YearLawRun(compiled))
    try await one.extend(to: 512, threads: 1)
    try await three.extend(to: 256, threads: 3)
    try await three.extend(to: 512, threads: 2)
    #expect(one.summary(leavingOut: 0.05) == three.summary(leavingOut: 0.05))
  }

  @Test("A heavy tail: VaR95 lies where no year has two events, and is known in closed form")
  func heavyTail() async throws {
    let model = try ModelBuilder.model(
      [Self.sure],
      [ModelBuilder.threat(attempts: .point(0.08), loss: .pareto(minimum: 1, shape: 1.3))])
    let found = try await law(model)
    // exp(-0.08) (1 + 0.08 F(x)) = 0.95, F(x) = 1 - x^-1.3.
    #expect(abs(found.var95 - 1.416_46) < 0.000_3)
    #expect(abs(found.var95 - 1.416_46) < found.step)
  }

  @Test("Rare losses: VaR95 is 0, the mean of the worst 5 % of years is not")
  func rare() async throws {
    let model = try ModelBuilder.model(
      [Self.sure], [ModelBuilder.threat(attempts: .point(0.02), loss: .exponential(mean: 100))])
    let found = try await law(model)
    #expect(found.var95 == 0)
    #expect(abs(found.tvar95 - 0.02 * 100 / 0.05) < 0.01)
  }
}
